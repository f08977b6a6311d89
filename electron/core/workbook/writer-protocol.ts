import type { ExportType, ExportValue } from './export-value.ts'
import type { Layout } from './layout.ts'

/** What a sheet is begun with. */
export interface NewSheet {
  /** Where the file comes to stand, under this very name. */
  path: string
  name: string
  columns: readonly { header: string; width: number; type: ExportType }[]
  /** ISO 8601. */
  writtenAt: string
}

/** Rows by column: few arrays cross to another thread much faster than many objects. */
export interface RowBatch {
  count: number
  /** One entry a column; null for a column without a value. Nothing is undefined or an empty text. */
  columns: readonly (readonly ExportValue[] | null)[]
}

/** What the writer is told; it answers each with a report, in turn, and may be given a new sheet after `end`. */
export type WriterOrder =
  | { kind: 'begin'; sheet: NewSheet }
  | { kind: 'rows'; batch: RowBatch }
  | { kind: 'end'; footer: readonly string[] }
  /** A whole workbook of its own, sheet by sheet and cell by cell. */
  | { kind: 'layout'; path: string; layouts: readonly Layout[] }

/** `done` tells how many rows are written by now. After `failed` the writer is of no more use. */
export type WriterReport =
  | { kind: 'done'; rows: number }
  // Cloning an error drops its code.
  | { kind: 'failed'; error: unknown; code: unknown }
