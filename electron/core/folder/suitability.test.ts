import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderProblem, isShare, isSynced, mountType } from './suitability.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'guanjia-folder-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a folder for an office', () => {
  it('may be new, empty, or one that holds an office already; nothing is left in it', () => {
    const own = join(root, 'own')
    mkdirSync(own)
    expect(folderProblem(own)).toBeNull()
    expect(readdirSync(own)).toEqual([])
    expect(folderProblem(join(root, 'a', 'b', '办公室'))).toBeNull()
    for (const name of ['guanjia.db', 'notes.txt']) writeFileSync(join(own, name), '')
    expect(folderProblem(own)).toBeNull()
  })

  it('is none that holds something else', () => {
    writeFileSync(join(root, '工资表.xlsx'), '')
    expect(folderProblem(root)).toBe('foreign')
  })

  it('does not mind what a system leaves anywhere', () => {
    writeFileSync(join(root, '.DS_Store'), '')
    expect(folderProblem(root)).toBeNull()
  })

  it('is no file, and nothing below a file', () => {
    writeFileSync(join(root, 'file'), '')
    expect(folderProblem(join(root, 'file'))).toBe('not-a-folder')
    expect(folderProblem(join(root, 'file', 'below'))).toBe('not-a-folder')
  })

  it('can be written to', () => {
    // Root writes through any mode, but nobody makes files in /proc.
    if (process.platform === 'linux') expect(folderProblem('/proc/office')).toBe('not-writable')
    else {
      chmodSync(root, 0o555)
      expect(folderProblem(root)).toBe('not-writable')
      chmodSync(root, 0o755)
    }
  })

  it('is not reached by a link into a synced folder', () => {
    const synced = join(root, 'OneDrive', 'Office')
    mkdirSync(synced, { recursive: true })
    symlinkSync(synced, join(root, 'innocent'))
    expect(folderProblem(join(root, 'innocent'))).toBe('synced')
  })

  it('is not on a mount of another machine', () => {
    const around = {
      platform: 'linux',
      mounts: `/dev/sda1 / ext4 rw 0 0\nnas:/x ${root} nfs4 rw 0 0\n`,
    } as const
    expect(folderProblem(join(root, 'office'), around)).toBe('network')
    expect(folderProblem(root, { ...around, mounts: '/dev/sda1 / ext4 rw 0 0\n' })).toBeNull()
  })
})

describe('synced folders by name', () => {
  it.each([
    'C:\\Users\\li\\OneDrive\\data',
    'C:\\Users\\li\\OneDrive - 某某物业公司\\data',
    'D:\\坚果云\\物业',
    'D:\\我的坚果云\\x',
    '/home/li/Nutstore Files/x',
    '/home/li/Dropbox/x',
    'D:\\WPS云盘\\x',
    'D:\\WPS Cloud Files\\12345\\x',
    '/Users/li/Library/Mobile Documents/com~apple~CloudDocs/x',
    'C:\\Users\\li\\iCloudDrive\\x',
    'D:\\BaiduSyncdisk\\x',
    'D:\\百度网盘同步空间\\x',
    '/Users/li/Library/CloudStorage/OneDrive-Personal/x',
  ])('%s', (path) => expect(isSynced(path)).toBe(true))

  it.each(['D:\\管家台', '/srv/guanjia', 'D:\\坚果采购', '/home/onedriver/x', 'D:\\百度资料'])(
    'not %s',
    (path) => expect(isSynced(path)).toBe(false),
  )
})

describe('shares', () => {
  it.each(['\\\\nas\\office', '\\\\?\\UNC\\nas\\office', '//nas/office'])('%s', (path) =>
    expect(isShare(path)).toBe(true),
  )
  it.each(['C:\\office', '\\\\?\\C:\\office', '\\\\.\\C:\\office', '/srv/office'])('not %s', (path) =>
    expect(isShare(path)).toBe(false),
  )
})

describe('mounts', () => {
  const mounts = [
    '/dev/sda1 / ext4 rw 0 0',
    '//nas/x /mnt/Shared\\040Office cifs rw 0 0',
    'tmpfs /mnt tmpfs rw 0 0',
    '',
  ].join('\n')
  it.each([
    ['/srv/x', 'ext4'],
    ['/mnt/x', 'tmpfs'],
    ['/mnt/Shared Office/x', 'cifs'],
    ['/mntx', 'ext4'],
  ])('%s is on %s', (path, type) => expect(mountType(path, mounts)).toBe(type))
})
