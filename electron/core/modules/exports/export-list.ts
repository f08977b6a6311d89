import type { ExportEvent } from '../../../../shared/contract/export.ts'
import type { LocaleCode } from '../../../../shared/locale/index.ts'
import type { Permission } from '../../../../shared/contract/permissions.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesByPage } from './batches.ts'
import { exportColumns, type ExportShape } from './export-columns.ts'
import { exportLocale, exportRows } from './export-rows.ts'

/** A list as a workbook: what may see it, its columns, and how a row of it stands in them. */
export interface ExportedList<Key extends string, Row> {
  /** What the audit names, `export:notices`. */
  subject: string
  /** Beside `exports.run`, which the procedure asks for. */
  permission: Permission
  keys: readonly Key[]
  headers: Record<LocaleCode, Record<Key, string>>
  names: Record<LocaleCode, string>
  shapes: Record<Key, ExportShape>
  /** The columns asked for, in this order; all where nothing is said. */
  chosen?: readonly Key[] | undefined
  /** A page of the list as its own procedure answers it. */
  read(page: Page): Promise<{ rows: Row[]; total: number }>
  asRow(row: Row): Record<Key, ExportValue>
}

/** Exports a list page by page, in its own order. It has no phones. Errors: NOT_PERMITTED, and those of `exportRows`. */
export async function exportList<Key extends string, Row>(
  call: Call,
  list: ExportedList<Key, Row>,
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  call.require(list.permission)
  const { total } = await list.read({ page: 1, size: 1 })
  return exportRows(call, {
    subject: list.subject,
    name: list.names[exportLocale],
    columns: exportColumns(list.keys, list.headers, list.shapes),
    chosen: list.chosen,
    rows: asExported(
      batchesByPage((page) => list.read(page)),
      (row) => list.asRow(row),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}
