import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { Services } from '../../../kernel/services.ts'
import { cellText, isBlank, type SheetRow } from '../../../workbook/cell.ts'
import { openWorkbook, readRows } from '../../../workbook/reader.ts'
import { asImportFault } from '../../imports/import-fault.ts'
import { arrivingPrefix, importsFolder } from '../../imports/import-folder.ts'
import { guessTargets } from './columns.ts'

/** More questionnaires than an office with its largest estate has in a year. */
const mostRows = 20_000
/** Rows looked at for the names of the columns; a title may stand above. */
const headerSearch = 20
const sheetsTried = 10
/** Columns whose name is understood, at least, for a row to be the header. */
const fewestNames = 2

/** A sheet of responses: the names of its columns and what is below them. */
export interface ResponseSheet {
  name: string
  headerRow: number
  headers: string[]
  rows: SheetRow[]
}

/**
 * Reads the tab whose header names the most cells of the questionnaire, the first of equals; the file lies in the data folder only
 * meanwhile. Errors: WORKBOOK_*, WORKBOOK_NO_HEADER, DISK_FULL, CANCELLED.
 */
export async function readResponses(
  services: Services,
  file: File,
  cells: readonly Cell[],
  signal?: AbortSignal,
): Promise<ResponseSheet> {
  const folder = join(importsFolder(services), arrivingPrefix + randomUUID())
  try {
    await mkdir(folder, { recursive: true })
    const path = join(folder, 'source')
    await pipeline(Readable.fromWeb(file.stream() as ReadableStream), createWriteStream(path), { signal })
    return await bestSheet(path, file.name, cells, signal)
  } catch (error) {
    throw asImportFault(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bestSheet(
  path: string,
  fileName: string,
  cells: readonly Cell[],
  signal?: AbortSignal,
): Promise<ResponseSheet> {
  const { sheets, kind } = await openWorkbook(path, { signal })
  const visible = sheets.filter(({ hidden }) => !hidden).slice(0, sheetsTried)
  let best: { index: number; name: string; header: SheetRow; named: number } | null = null
  for (const { index, name } of visible) {
    const found = headerOf(await headOf(path, index, signal), cells)
    if (found && found.named > (best?.named ?? 0))
      best = { index, name: kind === 'csv' ? fileName : name, ...found }
  }
  if (!best) throw new Fault('WORKBOOK_NO_HEADER')
  const rows: SheetRow[] = []
  for await (const batch of readRows(path, best.index, { signal })) {
    for (const row of batch)
      if (row.row > best.header.row && row.cells.some((cell) => !isBlank(cell))) rows.push(row)
    if (rows.length > mostRows) throw new Fault('WORKBOOK_TOO_LARGE')
  }
  const width = Math.max(
    best.header.cells.length,
    ...rows.slice(0, headerSearch).map((row) => row.cells.length),
  )
  return {
    name: best.name,
    headerRow: best.header.row,
    headers: Array.from({ length: width }, (_, index) => cellText(best.header.cells[index]).trim()),
    rows,
  }
}

async function headOf(path: string, index: number, signal?: AbortSignal): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readRows(path, index, { signal })) {
    rows.push(...batch)
    if (rows.length >= headerSearch) break
  }
  return rows.slice(0, headerSearch)
}

function headerOf(head: readonly SheetRow[], cells: readonly Cell[]) {
  let best: { header: SheetRow; named: number } | null = null
  for (const header of head) {
    const targets = guessTargets(
      header.cells.map((cell) => cellText(cell)),
      cells,
    )
    const named = targets.filter((target) => target !== null).length
    if (named >= fewestNames && named > (best?.named ?? 0)) best = { header, named }
  }
  return best
}
