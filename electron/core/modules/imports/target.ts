import type { Kysely } from 'kysely'
import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import type {
  Answer,
  ImportField,
  ImportTarget,
  QuestionKind,
  RowOutcome,
} from '../../../../shared/modules/imports/terms.ts'
import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { PromiseRule } from '../../../../shared/modules/tickets/deadlines.ts'
import type { Tables } from '../../database/tables.ts'
import type { Services } from '../../kernel/services.ts'
import type { Cell } from '../../workbook/cell.ts'
import type { ImportColumn } from '../../workbook/table.ts'
import type { TermBuffer } from '../search/term-buffer.ts'
import type { Resolver } from './values/resolver.ts'

export type Problem = CheckedRow['problems'][number]
export type Change = CheckedRow['changes'][number]
export type Question = CheckedRow['questions'][number]

/** What a row is read with. */
export interface Reading {
  mapping: Mapping
  resolver: Resolver
  services: Services
  /** Today in the office's time zone. */
  today: string
}

/** One row, validated. `record` is null when the row is left out. */
export interface ReadRow<Record> {
  record: Record | null
  problems: Problem[]
  /** What of the row may stand nowhere in the clear, sealed: its ID number, whether right or wrong. */
  secret: string | null
}

/** A record as it is compared and written: its row as Excel counts it, and what was sealed of it. */
export interface Staged<Record> {
  row: number
  record: Record
  secret: string | null
}

/** What applying a row would do. */
export interface Effect {
  outcome: Exclude<RowOutcome, 'rejected'>
  changes: Change[]
}

/** The question on which it depends whom a row means, and what the row would do by its answers. */
export interface Deciding {
  kind: QuestionKind
  name: string
  /** By an answer; any other does what the row does as long as nobody has answered. */
  effects: Partial<Record<Answer, Effect>>
}

export interface Comparison extends Effect {
  problems: Problem[]
  questions: Question[]
  /** Null where it is no question whom the row means. */
  deciding: Deciding | null
}

/** What was decided about a row when it was checked. */
export interface Decided {
  changes: readonly Change[]
  questions: readonly Question[]
}

/** In whose name rows are written, and for which import. */
export interface Writing {
  importId: number
  services: Services
  /** Whoever imports, for what a ledger does not tell. */
  staffId: number
  promise: PromiseRule
  /** Where the search terms of what is new wait to be written. */
  terms: TermBuffer
  stamp: { created_at: string; created_by: number | null; updated_at: string; updated_by: number | null }
}

/**
 * The part of the office's data that some records touch, and what they are going to add to it. It stands as if what was
 * compared had been written, so that the next record of the same house finds it.
 */
export interface Session<Record> {
  /** Reads whatever these records may refer to, in few queries. */
  load(db: Kysely<Tables>, records: readonly Record[]): Promise<void>
  /** Without decisions (the dry run) every difference counts as taken; with them only those that were. */
  compare(staged: Staged<Record>, decided: Decided | null): Comparison
  /** Writes what was compared since the last time, inside the caller's transaction. */
  write(db: Kysely<Tables>, writing: Writing): Promise<void>
}

/** Where a workbook's rows go. */
export interface Target<Record> {
  key: ImportTarget
  columns: readonly ImportColumn<ImportField>[]
  /** A row in which one of these is empty may be a total or a remark. */
  keyFields: readonly ImportField[]
  reader(reading: Reading): (cells: readonly Cell[]) => ReadRow<Record>
  /** @param importId the import that is being written; null for a dry run */
  session(services: Services, importId: number | null): Session<Record>
}
