import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import type { SheetRow } from './cell.ts'
import { WorkbookError } from './errors.ts'
import { limits } from './limits.ts'
import { chunks } from './sniff.ts'
import type { WorkbookKind } from './sniff.ts'
import type { WorkbookSource } from './zip-guard.ts'

const BATCH = 500

/** The rows of a text table, numbered as Excel would number them when it opens the file; every cell is text. */
export async function* csvRows(
  source: WorkbookSource,
  format: Extract<WorkbookKind, { kind: 'csv' }>,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  const parser = parse({
    delimiter: format.delimiter,
    // Not found out from the first line: files put together by hand mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.csvRecord,
  })
  const text = decoded(source, format.encoding)
  const input = Readable.from(text, { objectMode: true })
  input.on('error', (error) => parser.destroy(error))
  input.pipe(parser)
  let batch: SheetRow[] = []
  let row = 0
  let count = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const cells = toCells(record)
      row++
      if (cells.length === 0) continue
      if (++count > limits.rows || cells.length > limits.columns)
        throw new WorkbookError('WORKBOOK_TOO_LARGE')
      batch.push({ row, cells })
      if (batch.length < BATCH) continue
      signal?.throwIfAborted()
      yield batch
      batch = []
    }
    signal?.throwIfAborted()
    if (batch.length > 0) yield batch
  } finally {
    input.destroy()
    parser.destroy()
  }
}

/** Blank cells are null; what is blank at the end of a record is cut off. */
function toCells(record: readonly string[]): SheetRow['cells'] {
  let length = record.length
  while (length > 0 && record[length - 1]?.trim() === '') length--
  return record.slice(0, length).map((v) => (v === '' ? null : { t: 's', v }))
}

async function* decoded(source: WorkbookSource, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  let first = true
  for await (const chunk of chunks(source)) {
    const text = decoder.write(chunk)
    if (text === '') continue
    yield first && text.startsWith('\ufeff') ? text.slice(1) : text
    first = false
  }
  const rest = decoder.end()
  if (rest) yield rest
}
