import type { Summary } from '../../../../shared/modules/imports/contract.ts'
import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import type { Counts } from './import-file.ts'

/** What the streams of check, apply and undo tell; the last one is `finished`. */
export type ImportEvent =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'finished'; state: ImportState; counts: Counts; kept: number; summary: Summary | null }
