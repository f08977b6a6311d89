import type { SheetRow } from './cell.ts'
import type { WorkbookErrorCode } from './errors.ts'
import type { WorkbookInfo } from './read-workbook.ts'

/** What the worker is started with. */
export type ReaderTask = { kind: 'open'; path: string } | { kind: 'read'; path: string; sheetIndex: number }

/** What the worker posts. After two unanswered `rows` it waits; any message asks for more. */
export type ReaderMessage =
  | { kind: 'opened'; info: WorkbookInfo }
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'end' }
  | { kind: 'no-sheet' }
  | { kind: 'failed'; code: WorkbookErrorCode }
