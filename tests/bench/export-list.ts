import ExcelJS from 'exceljs'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { readWorkbookRows } from './workbooks.ts'
import type { Line } from './measure.ts'

const rounds = 5

/**
 * A whole list of residents as a workbook, from the first query to the file that waits to be fetched. The two are
 * measured in turn, and the round in the middle counts: what else the machine does would decide over a single one.
 */
export async function measureExport(office: TestOffice, client: TestClient): Promise<Line> {
  const first = await exported(client)
  const cells = await cellsOf(client, first.key)
  const file = join(office.folder, 'exported.xlsx')
  const measured: { export: Export; floor: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const made = await exported(client)
    await client.system.download({ key: made.key })
    measured.push({ export: made, floor: await bareWriter(file, cells) })
  }
  await rm(file, { force: true })
  measured.sort((a, b) => a.export.ms / a.floor - b.export.ms / b.floor)
  const { export: usual, floor } = measured[Math.floor(rounds / 2)]!
  const ratios = measured.map((round) => (round.export.ms / round.floor).toFixed(2)).join(', ')
  return {
    name: `Exporting ${usual.rows.toLocaleString('en')} residents`,
    measured: usual.ms,
    unit: 'ms',
    floor,
    floorName: 'the same cells by ExcelJS’s bare streaming writer',
    goal: null,
    facts: [
      `goal of the ratio: 1.3; ${rounds} rounds: ${ratios}`,
      `the first one since the start, worker and all: ${first.ms.toFixed(0)} ms`,
      `others waited for the core at most ${usual.longestWaitMs.toFixed(1)} ms`,
    ],
  }
}

interface Export {
  key: string
  rows: number
  ms: number
  /** The longest time that the thread of the core did not give way. */
  longestWaitMs: number
}

async function exported(client: TestClient): Promise<Export> {
  const start = performance.now()
  let last = start
  let longestWaitMs = 0
  const beat = setInterval(() => {
    longestWaitMs = Math.max(longestWaitMs, performance.now() - last)
    last = performance.now()
  }, 1)
  try {
    for await (const event of await client.residents.exportList({}))
      if (event.kind === 'ready')
        return { key: event.key, rows: event.rows, ms: performance.now() - start, longestWaitMs }
  } finally {
    clearInterval(beat)
  }
  throw new Error('the export ended without a file')
}

async function cellsOf(client: TestClient, key: string): Promise<ExcelJS.CellValue[][]> {
  const blob = await client.system.download({ key })
  return readWorkbookRows(Buffer.from(await blob.arrayBuffer()))
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
