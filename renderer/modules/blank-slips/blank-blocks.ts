import { groupBy } from '../../../shared/collections/group.ts'
import type { BlankSlip } from '../../../shared/modules/tickets/contract.ts'

/** Slips that were reserved together and are printed together. */
export interface BlankBlock {
  block: string
  first: BlankSlip
  last: BlankSlip
  slips: readonly BlankSlip[]
  count: Record<BlankSlip['state'], number>
}

/** Slips by their block, in the order they came. */
export function blocksOf(slips: readonly BlankSlip[]): BlankBlock[] {
  return [...groupBy(slips, ({ block }) => block)].flatMap(([block, its]) => {
    const [first] = its
    const last = its.at(-1)
    if (!first || !last) return []
    const counted = (state: BlankSlip['state']) => its.filter((slip) => slip.state === state).length
    const count = { out: counted('out'), entered: counted('entered'), voided: counted('voided') }
    return [{ block, first, last, slips: its, count }]
  })
}

/** `TS-20261121-0004 … 0013`; one slip has one number. */
export function rangeOf({ first, last }: BlankBlock): string {
  return first === last ? first.number : `${first.number} … ${last.number.slice(-4)}`
}
