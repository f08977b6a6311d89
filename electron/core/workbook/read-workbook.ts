import path from 'node:path'
import { cellText } from './cell.ts'
import type { SheetRow } from './cell.ts'
import { csvRows } from './csv-rows.ts'
import { asWorkbookError, NoSuchSheetError } from './errors.ts'
import { limits } from './limits.ts'
import { MergeFiller, readOutline } from './merges.ts'
import { readNumberStyles, readSharedStrings, readWorkbookPart } from './package-parts.ts'
import type { SheetPart } from './package-parts.ts'
import { sheetRows } from './sheet-rows.ts'
import type { SheetContext } from './sheet-rows.ts'
import { sniff } from './sniff.ts'
import { openPackage } from './zip-guard.ts'
import type { GuardedPackage, WorkbookSource } from './zip-guard.ts'

/** Rows handed over at once, about; a sheet's XML arrives in pieces of a few dozen. */
const BATCH = 500
/** Rows looked at for the number of columns of a sheet too large to be counted. */
const SAMPLE = 1000

export interface SheetInfo {
  /** Position of its tab, from 0, chart sheets not counted. */
  index: number
  name: string
  hidden: boolean
  /** Number of the last row that holds something, 0 for an empty sheet. */
  rowCount: number
  /** Number of the last column that holds something. */
  columnCount: number
  /** The counts were read from what a very large sheet declares, not counted; they may be too high. */
  estimated: boolean
}

export interface WorkbookInfo {
  kind: 'xlsx' | 'csv'
  sheets: SheetInfo[]
}

/** What kind of file it is and which sheets it has. Throws `WorkbookError`. */
export async function listSheets(source: WorkbookSource, signal?: AbortSignal): Promise<WorkbookInfo> {
  return guard(signal, async () => {
    const format = await sniff(source)
    if (format.kind === 'csv') {
      const extent = await extentOf(csvRows(source, format, signal))
      const name = typeof source === 'string' ? path.parse(source).name : 'CSV'
      return { kind: 'csv', sheets: [{ index: 0, name, hidden: false, ...extent, estimated: false }] }
    }
    return withWorkbook(source, async (pack, sheets, date1904) => {
      const exact = sheets.reduce((sum, { part }) => sum + pack.size(part), 0) <= limits.exactExtents
      const context = exact ? await readContext(pack, date1904) : null
      const infos: SheetInfo[] = []
      for (const [index, { name, hidden, part }] of sheets.entries()) {
        const extent = context
          ? await extentOf(sheetRows(pack.xml(part), context, signal))
          : await declaredExtent(pack, part, date1904, signal)
        infos.push({ index, name, hidden, ...extent, estimated: !exact })
      }
      return { kind: 'xlsx', sheets: infos }
    })
  })
}

/**
 * Hands the rows of one sheet to `onRows` in order, in batches; the next batch is read when the promise of the
 * last is fulfilled. Blank rows are left out, cells of merged ranges carry the value of the range. Throws
 * `WorkbookError`, `NoSuchSheetError`, or the reason of the signal; an error of `onRows` passes through.
 */
export async function readSheet(
  source: WorkbookSource,
  sheetIndex: number,
  onRows: (batch: SheetRow[]) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let failure: { error: unknown } | undefined
  await guard(signal, async () => {
    for await (const batch of rowsOf(source, sheetIndex, signal)) {
      try {
        await onRows(batch)
      } catch (error) {
        failure = { error }
        return
      }
    }
  })
  if (failure) throw failure.error
}

async function* rowsOf(
  source: WorkbookSource,
  sheetIndex: number,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  const format = await sniff(source)
  if (format.kind === 'csv') {
    if (sheetIndex !== 0) throw new NoSuchSheetError()
    yield* csvRows(source, format, signal)
    return
  }
  const pack = await openPackage(source)
  try {
    const { sheets, date1904 } = await readWorkbookPart(pack)
    const sheet = sheets[sheetIndex]
    if (!sheet) throw new NoSuchSheetError()
    const { merges } = await readOutline(pack.xml(sheet.part), signal)
    const filler = new MergeFiller(merges)
    const context = await readContext(pack, date1904)
    let batch: SheetRow[] = []
    for await (const rows of sheetRows(pack.xml(sheet.part), context, signal)) {
      for (const { row, cells } of rows) filler.fill(row, cells)
      batch.push(...rows)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  } finally {
    pack.close()
  }
}

async function withWorkbook<T>(
  source: WorkbookSource,
  work: (pack: GuardedPackage, sheets: SheetPart[], date1904: boolean) => Promise<T>,
): Promise<T> {
  const pack = await openPackage(source)
  try {
    const { sheets, date1904 } = await readWorkbookPart(pack)
    return await work(pack, sheets, date1904)
  } finally {
    pack.close()
  }
}

async function readContext(pack: GuardedPackage, date1904: boolean): Promise<SheetContext> {
  return { styles: await readNumberStyles(pack), strings: await readSharedStrings(pack), date1904 }
}

async function extentOf(rows: AsyncIterable<SheetRow[]>): Promise<{ rowCount: number; columnCount: number }> {
  let rowCount = 0
  let columnCount = 0
  for await (const batch of rows) {
    for (const { row, cells } of batch) {
      rowCount = row
      while (cells.length > columnCount && cellText(cells.at(-1)).trim() === '') cells.pop()
      columnCount = Math.max(columnCount, cells.length)
    }
  }
  return { rowCount, columnCount }
}

/** The last row written, and the columns that are declared or, failing that, used by the first rows. */
async function declaredExtent(pack: GuardedPackage, part: string, date1904: boolean, signal?: AbortSignal) {
  const { lastRow, columns } = await readOutline(pack.xml(part), signal)
  let columnCount = Math.min(columns, limits.columns)
  if (columnCount === 0) {
    const context = await readContext(pack, date1904)
    let seen = 0
    for await (const rows of sheetRows(pack.xml(part), context, signal)) {
      columnCount = rows.reduce((most, { cells }) => Math.max(most, cells.length), columnCount)
      seen += rows.length
      if (seen >= SAMPLE) break
    }
  }
  return { rowCount: lastRow, columnCount }
}

async function guard<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted()
  try {
    return await work()
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof NoSuchSheetError ? error : asWorkbookError(error)
  }
}
