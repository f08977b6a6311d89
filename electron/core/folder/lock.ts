import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { isCode } from './atomic-file.ts'
import { isSameRun, processMark } from './process-mark.ts'

export const lockName = 'guanjia.lock'
const guardName = 'guanjia.lock.recovery'

const holderFile = z.object({
  pid: z.number().int().positive(),
  mark: z.string(),
  host: z.string(),
  nonce: z.string(),
})
export type LockHolder = z.infer<typeof holderFile>

export interface FolderLock {
  /** Gives the folder back; a lock that is no longer ours is left alone. */
  release(): void
}

export type LockOutcome = { ok: true; lock: FolderLock } | { ok: false; holder: LockHolder | null }

/** An unreadable lock younger than this is being written right now. */
const writingSeconds = 5

/**
 * Makes this process the only one in a data folder. A lock left by a killed process is taken over: its process is
 * gone, or its number belongs to another run, as after a disk was carried to another PC (shared folders are refused
 * before). `holder` is null when it cannot be read.
 */
export function lockFolder(folder: string): LockOutcome {
  const path = join(folder, lockName)
  const own = {
    pid: process.pid,
    mark: processMark(process.pid) ?? 'unknown',
    host: hostname(),
    nonce: nonce(),
  }
  if (createExclusive(path, own)) return held(path, own)
  const found = readHolder(path)
  if (!isAbandoned(path, found)) return { ok: false, holder: found }
  return takeOver(folder, own)
}

/** Only one process at a time may remove an abandoned lock, or it could remove the lock of whoever was faster. */
function takeOver(folder: string, own: LockHolder): LockOutcome {
  const path = join(folder, lockName)
  const guard = join(folder, guardName)
  if (!createExclusive(guard, own)) {
    if (!isAbandoned(guard, readHolder(guard))) return { ok: false, holder: readHolder(path) }
    rmSync(guard, { force: true })
    if (!createExclusive(guard, own)) return { ok: false, holder: readHolder(path) }
  }
  try {
    const found = readHolder(path)
    if (!isAbandoned(path, found)) return { ok: false, holder: found }
    rmSync(path, { force: true })
    return createExclusive(path, own) ? held(path, own) : { ok: false, holder: readHolder(path) }
  } finally {
    rmSync(guard, { force: true })
  }
}

function held(path: string, own: LockHolder): LockOutcome {
  const release = (): void => {
    if (readHolder(path)?.nonce === own.nonce) unlinkSync(path)
  }
  return { ok: true, lock: { release } }
}

function isAbandoned(path: string, holder: LockHolder | null): boolean {
  if (!holder) return isOldAndUnreadable(path)
  const found = processMark(holder.pid)
  if (holder.host === hostname()) return !isSameRun(holder.mark, found)
  // A machine's name may change with its network, so under another name only a mark that is certain speaks for life.
  return found === 'unknown' || holder.mark !== found
}

/** Age by the file system's own clock: a file written now against the lock. A vanished lock counts as abandoned. */
function isOldAndUnreadable(path: string): boolean {
  const probe = `${path}.${nonce()}`
  try {
    closeSync(openSync(probe, 'wx'))
    return statSync(probe).mtimeMs - statSync(path).mtimeMs > writingSeconds * 1000
  } catch (error) {
    return isCode(error, 'ENOENT')
  } finally {
    rmSync(probe, { force: true })
  }
}

/** False when the file is there already. Throws what else the file system says, such as EROFS or EACCES. */
function createExclusive(path: string, holder: LockHolder): boolean {
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  try {
    writeSync(file, JSON.stringify(holder))
    fsyncSync(file)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return true
}

function readHolder(path: string): LockHolder | null {
  try {
    return holderFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

const nonce = (): string => randomBytes(8).toString('hex')
