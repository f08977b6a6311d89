import { rename, rm } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import type { ExportType, ExportValue } from './export-value.ts'
import { giveBackWriter, takeWriter, type Writer } from './writer.ts'
import type { RowBatch } from './writer-protocol.ts'

export type { ExportType, ExportValue } from './export-value.ts'

export interface ExportColumn<K extends string = string> {
  header: string
  key: K
  /** In characters; Excel's own unit. */
  width: number
  type: ExportType
}

export type ExportRow<K extends string = string> = Readonly<Partial<Record<K, ExportValue>>>

/** Rows in batches, some hundreds each: between two of them others get their turn. */
export type ExportBatches<K extends string = string> =
  AsyncIterable<readonly ExportRow<K>[]> | Iterable<readonly ExportRow<K>[]>

export interface WriteOptions<K extends string = string> {
  sheetName: string
  columns: readonly ExportColumn<K>[]
  rows: ExportBatches<K>
  /** Lines under the table, a blank row between: who made it, when, how much of it is masked. */
  footer?: readonly string[]
  /** The moment of writing for the file's properties, ISO 8601. */
  writtenAt: string
  /** Called with the number of rows written, about every 1,000 and at the end. */
  onProgress?: (rows: number) => void
  signal?: AbortSignal
}

const PROGRESS_EVERY = 1000

/**
 * Writes one sheet to `path`, in a worker while the rows are being read: header bold, frozen and with a filter, then
 * the rows with real types, then the footer. Every text is stored as text, whatever it begins with. The file appears
 * only when it is whole: until then it is `path.part`, and an abort or an error leaves neither. Returns the number of
 * rows. Throws the signal's reason, or the error of the rows or of the file system.
 */
export async function writeWorkbook<K extends string>(
  path: string,
  options: WriteOptions<K>,
): Promise<number> {
  const { signal } = options
  signal?.throwIfAborted()
  const part = `${path}.part`
  const writer = takeWriter()
  const stop = () => writer.fail(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    const count = await writeWith(writer, part, options)
    signal?.throwIfAborted()
    await rename(part, path)
    await giveBackWriter(writer)
    return count
  } catch (error) {
    await writer.end()
    await rm(part, { force: true })
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

async function writeWith<K extends string>(
  writer: Writer,
  path: string,
  { sheetName, columns, rows, footer = [], writtenAt, onProgress }: WriteOptions<K>,
): Promise<number> {
  let told = 0
  writer.employ((written) => {
    if (written < told + PROGRESS_EVERY) return
    told = written
    onProgress?.(written)
  })
  const shapes = columns.map(({ header, width, type }) => ({ header, width, type }))
  await writer.send({ kind: 'begin', sheet: { path, name: sheetName, columns: shapes, writtenAt } })
  let count = 0
  for await (const batch of rows) {
    count += batch.length
    await writer.send({ kind: 'rows', batch: byColumn(batch, columns) })
    await turn()
  }
  await writer.send({ kind: 'end', footer })
  await writer.settled()
  onProgress?.(count)
  return count
}

function byColumn<K extends string>(
  rows: readonly ExportRow<K>[],
  columns: readonly ExportColumn<K>[],
): RowBatch {
  return { count: rows.length, columns: columns.map(({ key }) => valuesOf(rows, key)) }
}

function valuesOf<K extends string>(rows: readonly ExportRow<K>[], key: K): ExportValue[] | null {
  let empty = true
  const values = rows.map((row) => {
    const value = row[key]
    if (value === undefined || value === null || value === '') return null
    empty = false
    return value
  })
  return empty ? null : values
}
