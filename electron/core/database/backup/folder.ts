import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupName, backupReasons, type BackupReason } from '../../../../shared/modules/backups/terms.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import { isCode, writeFileAtomic } from '../../folder/atomic-file.ts'
import { instantOf } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/errors.ts'
import { supersededOf } from './keep.ts'
import { copyDatabase, inspectCopy } from './run.ts'

const manifest = z.object({
  /** UTC. */
  at: z.iso.datetime(),
  reason: z.enum(backupReasons),
  appVersion: z.string(),
  schema: z.number().int(),
  counts: z.record(z.string(), z.number().int()),
  auditSeq: z.number().int(),
  auditHash: z.string(),
  size: z.number().int(),
  sha256: z.string(),
})

/** What is written beside a backup once it was read through; without it a file is none. */
export type Manifest = z.infer<typeof manifest>
export type KeptBackup = Manifest & { name: string }

/** Where an office's backups lie, and what stands in the manifest of those it makes. */
export interface BackupPlace {
  /** The data folder. */
  folder: string
  timeZone: string
  appVersion: string
  nativeBinding: string | undefined
}

export const backupsFolder = (folder: string): string => join(folder, 'backups')
const manifestOf = (file: string): string => file.replace(/\.db$/, '.json')
const unfinished = '.tmp'
/** What SQLite keeps beside a file that it writes. */
const besides = ['', '-journal', '-wal', '-shm']

/**
 * Copies an office's database while it is in use, reads the copy through, and only then gives it its name and lets older
 * ones go that it supersedes. Errors: BACKUP_DAMAGED, DISK_FULL, FOLDER_UNSUITABLE; nothing is left behind then.
 */
export async function writeBackup(
  place: BackupPlace,
  source: string,
  reason: BackupReason,
  now: number,
): Promise<KeptBackup> {
  const folder = backupsFolder(place.folder)
  makeFolder(folder)
  const draft = join(folder, `${randomUUID()}${unfinished}`)
  try {
    const facts = await copyDatabase(source, draft, place.nativeBinding)
    const name = freeName(folder, place.timeZone, reason, now)
    const made: Manifest = { at: instantOf(now), reason, appVersion: place.appVersion, ...facts }
    renameSync(draft, join(folder, name))
    writeFileAtomic(manifestOf(join(folder, name)), JSON.stringify(made))
    removeSuperseded(folder, place.timeZone, now)
    return { name, ...made }
  } finally {
    for (const beside of besides) rmSync(`${draft}${beside}`, { force: true })
  }
}

/** Every backup whose manifest and size are right, newest first. */
export function listBackups(dataFolder: string): KeptBackup[] {
  return backupsIn(backupsFolder(dataFolder)).sort((a, b) =>
    a.at === b.at ? b.auditSeq - a.auditSeq : a.at < b.at ? 1 : -1,
  )
}

/** Reads a backup through and compares it with its manifest. Errors: NOT_FOUND, BACKUP_DAMAGED. */
export async function verifyBackup(place: BackupPlace, name: string): Promise<KeptBackup> {
  const file = join(backupsFolder(place.folder), name)
  const backup = backupName.test(name) ? readBackup(backupsFolder(place.folder), name) : null
  if (!backup) throw new Fault(existsSync(file) ? 'BACKUP_DAMAGED' : 'NOT_FOUND')
  const facts = await inspectCopy(file, place.nativeBinding)
  const same = (Object.keys(facts) as (keyof typeof facts)[]).every(
    (key) => JSON.stringify(facts[key]) === JSON.stringify(backup[key]),
  )
  if (!same) throw new Fault('BACKUP_DAMAGED')
  return backup
}

/** What a run that was cut short left in the folder. */
export function removeUnfinished(dataFolder: string): void {
  const folder = backupsFolder(dataFolder)
  for (const name of namesIn(folder))
    if (besides.some((beside) => name.endsWith(`${unfinished}${beside}`)))
      rmSync(join(folder, name), { force: true })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (isCode(error, 'ENOSPC', 'EDQUOT')) throw new Fault('DISK_FULL', {}, error)
    throw new Fault('FOLDER_UNSUITABLE', { params: { reason: 'not-writable' } }, error)
  }
}

/** The names in the folder; none where there is no folder, or none that can be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const backupsIn = (folder: string): KeptBackup[] =>
  namesIn(folder)
    .filter((name) => backupName.test(name))
    .flatMap((name) => readBackup(folder, name) ?? [])

function readBackup(folder: string, name: string): KeptBackup | null {
  const file = join(folder, name)
  try {
    const read = manifest.parse(JSON.parse(readFileSync(manifestOf(file), 'utf8')))
    return statSync(file).size === read.size ? { name, ...read } : null
  } catch {
    return null
  }
}

function freeName(folder: string, timeZone: string, reason: BackupReason, now: number): string {
  const at = instantOf(now)
  const minute = minuteIn(timeZone, at).replace(/\D/g, '')
  const stem = `guanjia-${minute.slice(0, 8)}-${minute.slice(8)}${at.slice(17, 19)}-${reason}`
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.db` : `${stem}-${number}.db`
    if (!existsSync(join(folder, name))) return name
  }
}

function removeSuperseded(folder: string, timeZone: string, now: number): void {
  for (const { name } of supersededOf(backupsIn(folder), timeZone, now)) {
    // The manifest first: without it the file counts for nothing, whatever happens in between.
    rmSync(manifestOf(join(folder, name)), { force: true })
    rmSync(join(folder, name), { force: true })
  }
}
