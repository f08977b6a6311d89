import type { RowOutcome } from '../../../shared/modules/imports/terms.ts'

/** What narrows the checked rows beside their outcome. */
export const rowTraits = ['problems', 'doubles', 'undecided'] as const
export type RowTrait = (typeof rowTraits)[number]

export interface RowFilter {
  outcome: RowOutcome | null
  trait: RowTrait | null
}

export const allRows: RowFilter = { outcome: null, trait: null }

/** The same as the core is asked. */
export const asked = ({ outcome, trait }: RowFilter) => ({
  ...(outcome && { outcome }),
  ...(trait === 'problems' && { problemsOnly: true }),
  ...(trait === 'doubles' && { doublesOnly: true }),
  ...(trait === 'undecided' && { undecidedOnly: true }),
})
