import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import type { RowOutcome } from '../../../../shared/modules/imports/terms.ts'
import type { Deciding } from './target.ts'

/** One checked row as it is put into the staging file. */
export interface NewStagedRow extends CheckedRow {
  /** As JSON; null for a rejected row and for one that repeats another. */
  record: string | null
  secret: string | null
  /** What it would do by the answers to the question whom it means; null where that is none. */
  deciding: Deciding | null
}

export interface StoredRow {
  row: number
  outcome: RowOutcome
  double_of: number | null
  undecided: number
  cells: string
  secret: string | null
  record: string | null
  problems: string
  changes: string
  questions: string
  effects: string | null
}

export const asCheckedRow = (stored: StoredRow): CheckedRow => ({
  row: stored.row,
  outcome: stored.outcome,
  doubleOf: stored.double_of,
  cells: JSON.parse(stored.cells) as string[],
  problems: JSON.parse(stored.problems) as CheckedRow['problems'],
  changes: JSON.parse(stored.changes) as CheckedRow['changes'],
  questions: JSON.parse(stored.questions) as CheckedRow['questions'],
})

/** Differences and questions that nobody has decided. */
export const openIn = ({ changes, questions }: Pick<CheckedRow, 'changes' | 'questions'>): number =>
  changes.filter(({ take }) => take === null).length +
  questions.filter(({ answer }) => answer === null).length
