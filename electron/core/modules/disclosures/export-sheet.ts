import type { ExportEvent } from '../../../../shared/contract/export.ts'
import type { Call } from '../../kernel/call.ts'
import { writeLayout } from '../../workbook/write-layout.ts'
import { offerFile } from '../exports/offer-file.ts'
import { getSheet } from './get.ts'
import { sheetLayout } from './sheet-layout.ts'

/**
 * A sheet as a workbook laid out as offices post it. A published one is what was published; a draft says that it is one, and so
 * does a sheet whose frozen copy is no longer what was published. Errors: NOT_FOUND, NOT_PERMITTED, CANCELLED, DISK_FULL.
 */
export async function exportSheet(
  call: Call,
  { id, paper }: { id: number; paper: 'A4' | 'A3' },
  signal?: AbortSignal,
): Promise<AsyncGenerator<ExportEvent, void, void>> {
  const sheet = await getSheet(call, id)
  const layout = sheetLayout(sheet, paper, call.now)
  const rows = sheet.content.lines.length
  return offerFile(call, {
    name: `${sheet.content.title.replace(/[\\/:*?"<>|]/g, ' ')}-${sheet.number}`,
    total: rows,
    signal,
    write: async (path, onProgress, stopped) => {
      await writeLayout(path, layout, stopped)
      onProgress(rows)
      return rows
    },
    record: () =>
      call.transact((inside) =>
        inside.audit({ subject: `disclosure:${id}`, label: sheet.number, fields: { rows } }),
      ),
  })
}
