import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { exportWords } from '../../../../shared/locale/export-words.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { writeWorkbook, type ExportBatches, type ExportColumn } from '../../workbook/write-workbook.ts'
import { offerFile } from './offer-file.ts'

/** An export goes to the office's own paper: its words are Chinese, whatever language the page speaks. */
export const exportLocale = 'zh-CN'

const words = exportWords[exportLocale]

export interface ExportOptions<Key extends string> {
  /** What the audit names, `export:tickets`. */
  subject: string
  /** What the list is called: the sheet's name, and the beginning of the file's. */
  name: string
  /** Every column the list can have, in their usual order. */
  columns: readonly ExportColumn<Key>[]
  /** The columns asked for, in this order; all where nothing is said. */
  chosen?: readonly Key[] | undefined
  rows: ExportBatches<Key>
  /** How many rows are to be expected, for the progress. */
  total: number
  /** Why phones stand in it whole; null when they are masked. The caller has checked the permission. */
  unmaskedReason: string | null
  signal?: AbortSignal | undefined
}

/**
 * Writes rows into a workbook and offers it for one download. It yields progress, then `ready`; stopping (the
 * signal, or leaving the loop) leaves no file. The audit keeps how many rows left, masked or not, and the reason.
 * Errors: CANCELLED, DISK_FULL, INTERNAL.
 */
export function exportRows<Key extends string>(
  call: Call,
  options: ExportOptions<Key>,
): AsyncGenerator<ExportEvent, void, void> {
  return offerFile(call, {
    name: options.name,
    total: options.total,
    signal: options.signal,
    write: (path, onProgress, signal) =>
      writeWorkbook(path, {
        sheetName: options.name,
        columns: chosenColumns(options.columns, options.chosen),
        rows: options.rows,
        footer: footerOf(call, options.unmaskedReason),
        writtenAt: call.now,
        onProgress,
        signal,
      }),
    record: (rows) => recordExport(call, options, rows),
  })
}

/** Each once, in the order asked for. */
function chosenColumns<Key extends string>(
  columns: readonly ExportColumn<Key>[],
  chosen: readonly Key[] | undefined,
): readonly ExportColumn<Key>[] {
  if (!chosen) return columns
  const byKey = new Map(columns.map((column) => [column.key, column]))
  return [...new Set(chosen)].map((key) => byKey.get(key)).filter((column) => column !== undefined)
}

function footerOf(call: Call, unmaskedReason: string | null): string[] {
  const at = minuteIn(call.services.timeZone, call.now)
  const phones = unmaskedReason === null ? words.masked : words.unmasked(unmaskedReason)
  return [words.footer(call.actor.name, at), phones]
}

/** In a transaction of its own, before the file can be fetched. */
async function recordExport(
  call: Call,
  { subject, unmaskedReason: reason }: { subject: string; unmaskedReason: string | null },
  rows: number,
): Promise<void> {
  const masked = reason === null
  await call.transact((inside) =>
    inside.audit({
      subject,
      label: `${masked ? 'masked' : 'unmasked'}: ${rows}`,
      fields: { rows, masked, reason },
      // The reason is typed by a person and may name one, so its words stand where they can be erased.
      ...(masked ? {} : { before: { reason } }),
    }),
  )
}
