/** Worker entry: writes one workbook after another, so that neither ExcelJS nor its garbage holds up the core. */
import { parentPort } from 'node:worker_threads'
import { writeLaidOut } from './layout-writer.ts'
import { SheetWriter } from './sheet-writer.ts'
import type { WriterOrder, WriterReport } from './writer-protocol.ts'

let sheet: SheetWriter | undefined

async function obey(order: WriterOrder): Promise<number> {
  if (order.kind === 'layout') {
    await writeLaidOut(order.path, order.layouts)
    return order.layouts.reduce((sum, { rows }) => sum + rows.length, 0)
  }
  if (order.kind === 'begin') sheet = await SheetWriter.open(order.sheet)
  if (!sheet) throw new Error('no sheet was begun')
  if (order.kind === 'rows') await sheet.add(order.batch)
  const { rows } = sheet
  if (order.kind === 'end') {
    await sheet.end(order.footer)
    sheet = undefined
  }
  return rows
}

const report = (message: WriterReport): void => parentPort?.postMessage(message)

let turn = Promise.resolve()
parentPort?.on('message', (order: WriterOrder) => {
  turn = turn
    .then(async () => report({ kind: 'done', rows: await obey(order) }))
    .catch((error: unknown) =>
      report({ kind: 'failed', error, code: (error as { code?: unknown } | null)?.code }),
    )
})
