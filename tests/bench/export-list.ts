import ExcelJS from 'exceljs'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { readWorkbookRows } from './workbooks.ts'
import type { Line } from './measure.ts'

/** A whole list of residents as a workbook, from the first query to the file that waits to be fetched. */
export async function measureExport(office: TestOffice, client: TestClient): Promise<Line> {
  await exported(client)
  const start = performance.now()
  const { key, rows } = await exported(client)
  const measured = performance.now() - start

  const file = join(office.folder, 'exported.xlsx')
  const blob = await client.system.download({ key })
  const cells = await readWorkbookRows(Buffer.from(await blob.arrayBuffer()))
  const floor = await bareWriter(file, cells)
  await rm(file, { force: true })
  return {
    name: `Exporting ${rows.toLocaleString('en')} residents`,
    measured,
    unit: 'ms',
    floor,
    floorName: 'the same cells by ExcelJS’s bare streaming writer',
    goal: null,
    facts: [`goal of the ratio: 1.3`],
  }
}

async function exported(client: TestClient): Promise<{ key: string; rows: number }> {
  for await (const event of await client.residents.exportList({}))
    if (event.kind === 'ready') return { key: event.key, rows: event.rows }
  throw new Error('the export ended without a file')
}

async function bareWriter(path: string, rows: readonly ExcelJS.CellValue[][]): Promise<number> {
  const start = performance.now()
  const stream = createWriteStream(path)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream })
  const sheet = book.addWorksheet('residents')
  for (const row of rows) sheet.addRow(row).commit()
  await book.commit()
  return performance.now() - start
}
