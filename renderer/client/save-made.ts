import type { ExportEvent } from '../../shared/contract/export.ts'
import { client } from './client.ts'
import { saveFile } from './desktop.ts'
import { follow } from './streams.ts'

/**
 * Follows the making of a file to its end and saves it. Null when it was stopped, or the person chose no place for it.
 * Throws what the making threw.
 */
export async function saveMade(
  making: Promise<AsyncIterable<ExportEvent>> | AsyncIterable<ExportEvent>,
  signal: AbortSignal,
  onProgress: (progress: { done: number; total: number }) => void = () => undefined,
): Promise<{ fileName: string; rows: number } | null> {
  const last = await follow(making, (event) => {
    if (event.kind === 'progress') onProgress(event)
  })
  if (last?.kind !== 'ready' || signal.aborted) return null
  const file = await client.system.download({ key: last.key }, { signal })
  return (await saveFile(last.fileName, file)) ? { fileName: last.fileName, rows: last.rows } : null
}
