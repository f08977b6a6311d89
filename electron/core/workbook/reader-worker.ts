/**
 * Worker entry: reads one workbook and posts what it finds. Whatever happens in here, the core lives on.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { asWorkbookError, NoSuchSheetError } from './errors.ts'
import { listSheets, readSheet } from './read-workbook.ts'
import type { ReaderMessage, ReaderTask } from './reader-protocol.ts'

/** Batches that may lie unused: one is read while the last is being used. */
const AHEAD = 2

async function run(task: ReaderTask): Promise<void> {
  if (!parentPort) return
  const port = parentPort
  const post = (message: ReaderMessage) => port.postMessage(message)
  try {
    if (task.kind === 'open') {
      post({ kind: 'opened', info: await listSheets(task.path) })
      return
    }
    let ahead = 0
    let asked: () => void = () => undefined
    port.on('message', () => {
      ahead--
      asked()
    })
    await readSheet(task.path, task.sheetIndex, async (rows) => {
      post({ kind: 'rows', rows })
      ahead++
      while (ahead >= AHEAD) {
        await new Promise<void>((resolve) => {
          asked = resolve
        })
      }
    })
    post({ kind: 'end' })
  } catch (error) {
    if (error instanceof NoSuchSheetError) post({ kind: 'no-sheet' })
    else post({ kind: 'failed', code: asWorkbookError(error).code })
  } finally {
    port.close()
  }
}

await run(workerData as ReaderTask)
