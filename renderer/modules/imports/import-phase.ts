import type { ImportRow } from '../../../shared/modules/imports/contract.ts'

/**
 * How far writing is. `ready`: nothing written yet. `stuck`: partly written, and nobody works on it any more; undoing
 * takes the rest back.
 */
export type Phase = 'ready' | 'applying' | 'withdrawing' | 'stuck' | 'withdrawn' | 'applied' | 'undone'

type Standing = Pick<ImportRow, 'state' | 'undoable'>

/** The core is at work on it: the list is worth another look. One that can be undone is left to people. */
export const isMoving = ({ state, undoable }: Standing): boolean =>
  (state === 'applying' || state === 'withdrawing') && !undoable

/** The phase of an import that is not written by this page. */
export function phaseOf(row: Standing): Phase {
  switch (row.state) {
    case 'applying':
    case 'withdrawing':
      return isMoving(row) ? 'withdrawing' : 'stuck'
    case 'applied':
    case 'withdrawn':
    case 'undone':
      return row.state
    default:
      return 'ready'
  }
}
