import { randomUUID } from 'node:crypto'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Decisions, Summary, Uploaded } from '../../../../shared/modules/imports/contract.ts'
import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { summaryOf, unfinishedStates } from './check.ts'
import { asImportFault } from './import-fault.ts'
import { claim, noCounts, requireImport, updateImport } from './import-file.ts'
import { arrivingPrefix, folderOf, importsFolder, sourceOf, tidyFolder } from './import-folder.ts'
import { inspectWorkbook, type Choice, type SheetChoice } from './inspect.ts'
import { knownColumns } from './memory.ts'

/**
 * Takes a workbook into the data folder under a name of the core's own making. A file that cannot be read leaves
 * nothing behind but an audit entry. Errors: WORKBOOK_*, DISK_FULL.
 */
export async function takeUpload(call: Call, file: File, signal?: AbortSignal): Promise<Uploaded> {
  const { services } = call
  const fileName = displayName(file.name)
  const arriving = join(importsFolder(services), arrivingPrefix + randomUUID())
  try {
    await mkdir(arriving, { recursive: true })
    const path = join(arriving, 'source')
    await pipeline(Readable.fromWeb(file.stream() as ReadableStream), createWriteStream(path), { signal })
    const { inspection, kind, lastRow } = await inspectWorkbook(
      path,
      stem(fileName),
      null,
      await knownColumns(call.db),
      signal,
    )
    const source = `source.${kind}`
    await rename(path, join(arriving, source))
    const id = await call.transact(async (inside) => {
      const row = await inside.db
        .insertInto('imports')
        .values({
          file_name: fileName,
          target: inspection.target,
          state: 'uploaded',
          source,
          sheet_index: inspection.sheetIndex,
          header_row: inspection.headerRow,
          mapping: JSON.stringify(inspection.mapping),
          counts: JSON.stringify({ ...noCounts(), lastRow }),
          staff_id: inside.actor.staffId,
          ...inside.created,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      // Whatever a commit that failed left under this number goes first.
      rmSync(folderOf(services, row.id), { recursive: true, force: true })
      renameSync(arriving, folderOf(services, row.id))
      await inside.audit({ subject: `import:${row.id}`, fields: { kind, size: file.size } })
      return row.id
    })
    return { id, fileName, ...inspection }
  } catch (error) {
    await rm(arriving, { recursive: true, force: true })
    const fault = asImportFault(error)
    if (fault.code !== 'DISK_FULL')
      await call.transact((inside) =>
        inside.audit({ subject: 'import', label: fault.code, outcome: 'failed' }),
      )
    throw fault
  }
}

/** The same workbook as another target, or with another sheet or header row; what was checked before is thrown away. */
export async function chooseSheet(
  call: Call,
  id: number,
  { target, sheetIndex, headerRow }: Partial<Choice> & SheetChoice,
  signal?: AbortSignal,
): Promise<Uploaded> {
  const release = claim(call, id)
  try {
    const found = await requireImport(call.db, id, unfinishedStates)
    const choice = target && headerRow ? { target, sheetIndex, headerRow } : { sheetIndex }
    const { inspection, lastRow } = await inspectWorkbook(
      sourceOf(call.services, found),
      stem(found.fileName),
      choice,
      await knownColumns(call.db),
      signal,
    )
    await call.transact(async (inside) => {
      await updateImport(
        inside.db,
        id,
        {
          state: 'uploaded',
          target: inspection.target,
          sheetIndex,
          headerRow: inspection.headerRow,
          mapping: inspection.mapping,
          decisions: {},
          counts: { ...noCounts(), lastRow },
        },
        inside.updated,
      )
      await inside.audit({ subject: `import:${id}`, fields: { ...choice } })
    })
    await tidyFolder(call.services, id)
    return { id, fileName: found.fileName, ...inspection }
  } catch (error) {
    throw asImportFault(error)
  } finally {
    release()
  }
}

/**
 * An unfinished import as it was left, read once more from its workbook. Errors: NOT_FOUND, NOT_ALLOWED_NOW,
 * WORKBOOK_*.
 */
export async function openImport(
  call: Call,
  id: number,
  signal?: AbortSignal,
): Promise<{ uploaded: Uploaded; state: ImportState; decisions: Decisions; summary: Summary | null }> {
  const found = await requireImport(call.db, id, unfinishedStates)
  const { target, sheetIndex, headerRow, fileName, mapping, decisions, state } = found
  try {
    const { inspection } = await inspectWorkbook(
      sourceOf(call.services, found),
      stem(fileName),
      { target, sheetIndex, headerRow },
      await knownColumns(call.db),
      signal,
    )
    const checked = state !== 'uploaded' && found.counts.staging !== undefined
    const summary = checked ? summaryOf(call, found) : null
    return { uploaded: { id, fileName, ...inspection, mapping }, state, decisions, summary }
  } catch (error) {
    throw asImportFault(error)
  }
}

const longestName = 120

/** A file's name fit to be shown; it is never used as a path. */
export function displayName(name: string): string {
  const last = cleanText(name).split(/[/\\]/).at(-1)!.trim()
  const chars = [...last]
  return chars.length <= longestName ? last || '?' : chars.slice(0, longestName - 1).join('') + '…'
}

const stem = (fileName: string): string => fileName.replace(/\.[^.]*$/, '') || fileName
