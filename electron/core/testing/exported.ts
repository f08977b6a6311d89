import ExcelJS from 'exceljs'
import type { ExportEvent } from '../../../shared/contract/export.ts'
import type { TestClient } from './office.ts'

/** Runs an export to its end and reads the workbook it hands over. `cells` counts rows from 1, the header's. */
export async function exported(client: TestClient, running: Promise<AsyncIterable<ExportEvent>>) {
  const events: ExportEvent[] = []
  for await (const event of await running) events.push(event)
  const ready = events.at(-1)
  if (ready?.kind !== 'ready') throw new Error('not ready')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await client.system.download({ key: ready.key })).arrayBuffer())
  const sheet = book.worksheets[0]!
  const cells = (row: number) => (sheet.getRow(row).values as ExcelJS.CellValue[]).slice(1)
  return { ready, sheet, cells, text: JSON.stringify(sheet.getSheetValues()) }
}
