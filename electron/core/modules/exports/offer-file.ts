import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { asFault, Fault } from '../../kernel/errors.ts'
import { exportFolder, runOf } from './export-folder.ts'
import { Latest } from './latest.ts'

interface FileOptions {
  /** The beginning of the file's name; the minute follows. */
  name: string
  /** How many rows are to be expected, for the progress. */
  total: number
  /** Writes the whole file to a path, telling how many rows there are by now; answers with how many there were. */
  write(path: string, onProgress: (rows: number) => void, signal: AbortSignal): Promise<number>
  /** Keeps in the audit, in a transaction of its own, that so many rows are about to leave. */
  record(rows: number): Promise<void>
  signal?: AbortSignal | undefined
}

/**
 * Makes a workbook and offers it for one download. It yields progress, then `ready`; stopping (the signal, or leaving
 * the loop) leaves no file. Errors: CANCELLED, DISK_FULL, INTERNAL.
 */
export async function* offerFile(
  call: Call,
  { name, total, write, record, ...options }: FileOptions,
): AsyncGenerator<ExportEvent, void, void> {
  const { services } = call
  const fileName = `${name}-${fileMinute(call)}.xlsx`
  const left = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal
  const path = join(await exportFolder(services), `${runOf(services)}-${randomUUID()}.xlsx`)
  const steps = new Latest()
  const writing = write(path, (done) => steps.push(done), signal).finally(() => steps.end())
  let offered = false
  try {
    // The loop below ends before the promise is looked at; its failure is not lost meanwhile.
    writing.catch(() => undefined)
    yield { kind: 'progress', done: 0, total }
    for await (const done of steps) yield { kind: 'progress', done, total: Math.max(done, total) }
    const rows = await writing
    signal.throwIfAborted()
    await record(rows)
    const key = services.downloads.offer({ path, fileName, userId: call.actor.userId })
    offered = true
    yield { kind: 'ready', key, fileName, rows }
  } catch (error) {
    throw signal.aborted ? new Fault('CANCELLED') : asFault(error)
  } finally {
    left.abort()
    await writing.catch(() => undefined)
    if (!offered) await rm(path, { force: true })
  }
}

/** `20261121-0912`, the minute a file was made in the office's time. */
const fileMinute = (call: Call): string =>
  minuteIn(call.services.timeZone, call.now).replaceAll(/[-:]/g, '').replace(' ', '-')
