import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { z } from 'zod'
import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import type { disclosuresContract, SheetContent } from '../../../../shared/modules/disclosures/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { SheetRow } from '../../workbook/cell.ts'
import { openWorkbook, readRows } from '../../workbook/reader.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { asImportFault } from '../imports/import-fault.ts'
import { arrivingPrefix, importsFolder } from '../imports/import-folder.ts'
import { writeDraft } from './drafts.ts'
import { carriedBefore } from './facts.ts'
import { headerOf } from './header.ts'
import { readTypedSheet, type TypedSheet } from './typed-sheet.ts'

type Import = z.output<NonNullable<(typeof disclosuresContract)['importSheet']['~orpc']['inputSchema']>>

const words = sheetWords[exportLocale]
/** A sheet that hangs on a board has no more rows and no more tabs before it. */
const mostRows = 500
const sheetsTried = 10
const mostLines = 300

/**
 * A sheet typed in Excel as a draft with the sums it states. Nothing is written where it cannot be read. Errors: WORKBOOK_*,
 * WORKBOOK_NO_HEADER, INVALID_INPUT on `untilMonth`, on `row` with the number of a row whose amount is none, DISK_FULL,
 * CANCELLED.
 */
export async function importSheet(call: Call, input: Import, signal?: AbortSignal) {
  if (input.untilMonth < input.fromMonth) throw new Fault('INVALID_INPUT', { field: 'untilMonth' })
  const folder = join(importsFolder(call.services), arrivingPrefix + randomUUID())
  try {
    await mkdir(folder, { recursive: true })
    const path = join(folder, 'source')
    await pipeline(Readable.fromWeb(input.file.stream() as ReadableStream), createWriteStream(path), {
      signal,
    })
    const typed = await readTyped(path, input, signal)
    return await call.transact((inside) => writeTyped(inside, input, typed))
  } catch (error) {
    throw asImportFault(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The first tab whose rows name the columns of a sheet. */
async function readTyped(path: string, { part }: Import, signal?: AbortSignal): Promise<TypedSheet> {
  const { sheets } = await openWorkbook(path, { signal })
  const visible = sheets.filter(({ hidden }) => !hidden).slice(0, sheetsTried)
  for (const { index } of visible) {
    const typed = readTypedSheet(await headOf(path, index, signal), part)
    if (typed && typed.lines.length > 0) return typed
  }
  throw new Fault('WORKBOOK_NO_HEADER')
}

async function headOf(path: string, index: number, signal?: AbortSignal): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readRows(path, index, { signal })) {
    rows.push(...batch)
    if (rows.length >= mostRows) break
  }
  return rows.slice(0, mostRows)
}

async function writeTyped(call: Call, input: Import, typed: TypedSheet) {
  const { part, mode, fromMonth, untilMonth } = input
  const { project, contact } = await headerOf(call, untilMonth)
  const subject = {
    id: null,
    revisesId: null,
    origin: 'typed' as const,
    fromMonth,
    untilMonth,
    parts: [part],
  }
  const carried = (await carriedBefore(call, subject)).find(
    ({ closingFen }) => closingFen === typed.openingFen,
  )
  const rest = typed.leftOut.join('；')
  const content: SheetContent = {
    title: typed.title || words.titles[part],
    ...{ mode, fromMonth, untilMonth },
    header: {
      project,
      areaHundredths: null,
      households: '',
      standards: '',
      receivableFen: null,
      receivedFen: null,
      arrearsFen: null,
      advanceFen: null,
      rate: null,
      houseRate: null,
      contact,
      ...typed.header,
    },
    parts: [
      {
        part,
        openingFen: typed.openingFen,
        openingNote: typed.openingNote,
        carriedFrom: carried?.disclosureId ?? null,
        statedInFen: typed.statedInFen,
        statedOutFen: typed.statedOutFen,
        statedClosingFen: typed.statedClosingFen,
        closingNote: typed.closingNote,
      },
    ],
    lines: typed.lines.slice(0, mostLines),
    notes: rest === '' ? '' : words.typedRest(rest).slice(0, 1000),
  }
  const written = await writeDraft(call, content, { origin: 'typed' })
  await call.audit({
    subject: `disclosure:${written.id}`,
    label: written.number,
    fields: { parts: [part], mode, fromMonth, untilMonth, lines: content.lines.length },
  })
  return { ...written, lines: content.lines.length, leftOut: typed.leftOut }
}
