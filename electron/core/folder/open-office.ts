import { existsSync, mkdirSync, rmSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { openCore, type Core, type CoreOptions } from '../core.ts'
import { asFault, Fault } from '../kernel/errors.ts'
import { isCode } from './atomic-file.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { folderProblem } from './suitability.ts'

/** A core together with its hold on the folder. */
export interface OpenOffice {
  readonly core: Core
  /**
   * Closes the core, then gives the folder back. `discardIfFresh` also removes what opening made, when nobody has
   * set anything up yet: the office moves to another folder.
   */
  close(options?: { discardIfFresh?: boolean }): Promise<void>
}

/**
 * What both hosts do to open a data folder: check it, lock it, open the core on it. Errors: FOLDER_UNSUITABLE (with
 * the reason), FOLDER_IN_USE, and those of `openCore`; nothing stays open or locked after one.
 */
export async function openOffice(options: CoreOptions): Promise<OpenOffice> {
  // Everything this process writes is the office's: nobody else on the machine may read it.
  process.umask(0o077)
  const { folder } = options
  const existed = existsSync(folder)
  const lock = prepare(folder)
  try {
    const core = await openCore(options)
    return { core, close: (how) => close(core, lock, folder, !existed, how?.discardIfFresh ?? false) }
  } catch (error) {
    lock.release()
    throw asFault(error)
  }
}

function prepare(folder: string): FolderLock {
  const reason = folderProblem(folder)
  if (reason) throw new Fault('FOLDER_UNSUITABLE', { params: { reason } })
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const outcome = lockFolder(folder)
    if (!outcome.ok) throw new Fault('FOLDER_IN_USE')
    return outcome.lock
  } catch (error) {
    if (error instanceof Fault) throw error
    if (isCode(error, 'ENOSPC', 'EDQUOT')) throw new Fault('DISK_FULL', {}, error)
    throw new Fault('FOLDER_UNSUITABLE', { params: { reason: 'not-writable' } }, error)
  }
}

async function close(
  core: Core,
  lock: FolderLock,
  folder: string,
  wasMade: boolean,
  discard: boolean,
): Promise<void> {
  const fresh = core.stage === 'fresh'
  try {
    await core.close()
  } finally {
    if (discard && fresh) removeTraces(folder)
    lock.release()
  }
  if (discard && fresh && wasMade) removeEmpty(folder)
}

function removeTraces(folder: string): void {
  for (const name of ['guanjia.db', 'guanjia.db-wal', 'guanjia.db-shm'])
    rmSync(join(folder, name), { force: true })
  for (const name of ['attachments', 'backups', 'logs']) removeEmpty(join(folder, name))
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error
  }
}
