import { accessSync, constants, existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { closeSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { FolderProblem } from '../../../shared/contract/desktop.ts'

/** Names in a folder that make it one of this program's, or that a system leaves anywhere. */
const ownNames = ['guanjia.db', 'attachments', 'backups', 'logs', 'guanjia.lock']
/** Files that atomic-file.ts and the probe below leave behind when the process is killed. */
const ownDrafts = /^\.(guanjia-)?[0-9a-f]{12}\.tmp$/
const systemNames = [
  '.ds_store',
  'desktop.ini',
  'thumbs.db',
  'lost+found',
  'system volume information',
  '$recycle.bin',
]

/** File systems on other machines, as /proc/mounts names them (FUSE ones by their program). */
const networkTypes = new Set(
  (
    'nfs nfs4 cifs smb3 smbfs smb2 afs ncpfs 9p ceph glusterfs lustre davfs davfs2 beegfs ocfs2 gfs2 coda ' +
    'fuse.sshfs fuse.davfs fuse.davfs2 fuse.rclone fuse.s3fs fuse.glusterfs fuse.ceph fuse.smbnetfs fuse.curlftpfs ' +
    'fuse.gvfsd-fuse fuse.cifs fuse.nfs fuse.juicefs'
  ).split(' '),
)

/** Folders that a program copies elsewhere while SQLite writes: their names as the programs make them. */
const syncedFolders: readonly RegExp[] = [
  /^onedrive( - .+| -.+)?$/i,
  /^坚果云.*$/,
  /^我的坚果云$/,
  /^nutstore( files)?.*$/i,
  /^dropbox( \(.+\))?$/i,
  /^wps\s?云盘.*$/i,
  /^wps\s?cloud( files)?$/i,
  /^wpsdrive$/i,
  /^icloud ?drive$/i,
  /^com~apple~clouddocs$/i,
  /^mobile documents$/i,
  /^百度(网盘|云)(同步(盘|空间)?)?.*$/,
  /^baidu(netdisk|yun|syncdisk)(workspace|download)?$/i,
  /^google ?drive$/i,
  /^googledrive-.+$/i,
  /^onedrive-.+$/i,
  /^阿里云盘.*$/,
  /^腾讯微云.*$/,
  /^微云同步.*$/,
  /^(synologydrive|seafile|nextcloud|owncloud)$/i,
]

export interface Surroundings {
  platform: NodeJS.Platform
  /** The text of /proc/mounts; empty where there is none. */
  mounts: string
}

/**
 * Why a folder cannot hold an office's data, or null when it can. A folder that does not exist yet is judged by the
 * nearest one that does; nothing is left behind. `in-use` is found by the lock, not here.
 */
export function folderProblem(folder: string, around: Surroundings = surroundings()): FolderProblem | null {
  const wanted = resolve(folder)
  if (isShare(folder) || isShare(wanted)) return 'network'
  const anchor = nearestExisting(wanted)
  if (anchor === null) return 'not-a-folder'
  const real = realpathSync.native(anchor)
  if (isShare(real) || isNetworkMount(real, around)) return 'network'
  if (isSynced(wanted) || isSynced(real)) return 'synced'
  if (!statSync(anchor).isDirectory()) return 'not-a-folder'
  if (!isWritable(anchor)) return 'not-writable'
  return anchor === wanted && isForeign(wanted) ? 'foreign' : null
}

/** True when a path runs through a folder that a synchronising program keeps. */
export function isSynced(path: string): boolean {
  return path.split(/[\\/]+/).some((segment) => syncedFolders.some((pattern) => pattern.test(segment.trim())))
}

/** True for `\\server\share` and its long form; `\\?\C:\…` and `\\.\…` are local. */
export function isShare(path: string): boolean {
  return (
    /^[\\/]{2}\?[\\/]UNC[\\/]/i.test(path) || /^\\\\(?![?.]\\)[^\\]/.test(path) || /^\/\/[^/?.]/.test(path)
  )
}

/** The file system type of the longest mount point above a path, from the text of /proc/mounts. */
export function mountType(path: string, mounts: string): string | null {
  let best: { point: string; type: string } | null = null
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ')
    if (!rawPoint || !type) continue
    // Later lines cover earlier ones on the same point.
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    )
    const above = point === '/' || path === point || path.startsWith(`${point}/`)
    if (above && point.length >= (best?.point.length ?? 0)) best = { point, type }
  }
  return best?.type ?? null
}

function isNetworkMount(path: string, around: Surroundings): boolean {
  if (around.platform !== 'linux') return false
  const type = mountType(path, around.mounts)
  return type !== null && networkTypes.has(type)
}

function nearestExisting(path: string): string | null {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at)) return at === path || statSync(at).isDirectory() ? at : null
    if (dirname(at) === at) return null
  }
}

function isWritable(folder: string): boolean {
  const probe = join(folder, `.guanjia-${randomBytes(6).toString('hex')}.tmp`)
  try {
    accessSync(folder, constants.W_OK)
    closeSync(openSync(probe, 'wx'))
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

/** A folder is free when it is empty, or ours when the database stands in it; anything else belongs to somebody. */
function isForeign(folder: string): boolean {
  const names = readdirSync(folder).map((name) => basename(name).toLowerCase())
  if (names.includes('guanjia.db')) return false
  const isKnown = (name: string) =>
    ownNames.includes(name) || systemNames.includes(name) || ownDrafts.test(name)
  return !names.every(isKnown)
}

function surroundings(): Surroundings {
  const mounts = process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8') : ''
  return { platform: process.platform, mounts }
}
