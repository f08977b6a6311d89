import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a small file so that a reader, or a power cut, meets either the old content or the new one. */
export function writeFileAtomic(path: string, content: string | Buffer, mode = 0o600): void {
  const draft = writeDraft(path, content, mode)
  try {
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** The same for a file that must not exist yet. False when another process was first; its file stays. */
export function createFileAtomic(path: string, content: string | Buffer, mode = 0o600): boolean {
  const draft = writeDraft(path, content, mode)
  try {
    publish(draft, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(dirname(path))
  return true
}

/** True for a file system error with one of these codes. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(String((error as { code?: unknown } | null)?.code))
}

function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    // FAT and some mounts know no links.
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
  }
}

function writeDraft(path: string, content: string | Buffer, mode: number): string {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
  const file = openSync(draft, 'wx', mode)
  try {
    // Unlike one write, which a disk about to be full may do in part without an error.
    writeFileSync(file, content)
    fsyncSync(file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return draft
}

function syncFolder(folder: string): void {
  // Windows opens no folders; its file system journals the rename itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
