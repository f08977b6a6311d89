import { rename, rm } from 'node:fs/promises'
import type { Layout } from './layout.ts'
import { giveBackWriter, takeWriter } from './writer.ts'

/**
 * Writes a laid-out sheet, or several of one workbook, to `path` in the writer's worker. The file appears only when it is whole; an abort or an error
 * leaves none. Throws the signal's reason, or the error of the file system.
 */
export async function writeLayout(
  path: string,
  layout: Layout | readonly Layout[],
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted()
  const part = `${path}.part`
  const writer = takeWriter()
  const stop = () => writer.fail(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    writer.employ(() => undefined)
    await writer.send({ kind: 'layout', path: part, layouts: [layout].flat() })
    await writer.settled()
    signal?.throwIfAborted()
    await rename(part, path)
    await giveBackWriter(writer)
  } catch (error) {
    await writer.end()
    await rm(part, { force: true })
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
