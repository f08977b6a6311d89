/** Threat: the program is killed, or the disk is full, while a backup is made. The good ones stay good. */
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { listBackups, verifyBackup } from '../../electron/core/database/backup/folder.ts'
import { childScript, runScript } from './child-process.ts'
import { openCounter, preparedFolder, removeFolder } from './counter.ts'
import { reopen } from './kill-rounds.ts'
import { cannotRun } from './skipping.ts'
import { smallDisk, type SmallDisk } from './small-disk.ts'

const disks: SmallDisk[] = []
const folders: string[] = []
afterEach(() => {
  disks.splice(0).forEach((disk) => disk.remove())
  folders.splice(0).forEach(removeFolder)
})

const placeOf = (folder: string) => ({
  folder,
  timeZone: 'Asia/Shanghai',
  appVersion: '0.0.0-test',
  nativeBinding: undefined,
})
const filesIn = (folder: string) => readdirSync(join(folder, 'backups'))

it('leaves nothing of a backup for which the disk is too small, and keeps the one before', async (context) => {
  const disk = smallDisk(12)
  if (typeof disk === 'string') return cannotRun(context, 'disk full while backing up', disk)
  disks.push(disk)
  const counter = await openCounter(disk.folder)
  await counter.register()
  const good = await counter.client.backups.make()
  const before = filesIn(disk.folder)
  disk.fill(40)
  await expect(counter.client.backups.make()).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect(filesIn(disk.folder)).toEqual(before)
  expect(await counter.client.backups.status()).toMatchObject({ failure: 'DISK_FULL', lastAt: good.at })
  expect((await verifyBackup(placeOf(disk.folder), good.name)).counts['tickets']).toBe(1)

  disk.resize(64)
  const next = await counter.client.backups.make()
  expect(await counter.client.backups.status()).toEqual({ failure: null, lastAt: next.at })
  await counter.close()
})

it.each([1, 3, 8, 21, 34])(
  'killed at change %i of the backups folder, it opens again with whole backups only',
  async (change) => {
    const folder = await preparedFolder(20)
    folders.push(folder)
    mkdirSync(join(folder, 'backups'))
    const made: string[] = []
    const { signal } = await runScript(childScript('backup'), [folder], {
      onLine: (lines, child) => {
        const last = lines.at(-1)!
        if (last === 'open') killAtChange(folder, change, child)
        else made.push(last)
      },
    })
    expect(signal).toBe('SIGKILL')
    expect(await reopen(folder)).toMatchObject({ unsound: [] })
    expect(filesIn(folder).filter((name) => name.includes('.tmp'))).toEqual([])
    const kept = listBackups(folder)
    // Of several backups of one day the newest stays; it may have been finished just before it could be told.
    expect(kept.length).toBeGreaterThanOrEqual(made.length > 0 ? 1 : 0)
    for (const { name } of kept)
      expect((await verifyBackup(placeOf(folder), name)).counts['tickets']).toBe(20)
  },
)

function killAtChange(folder: string, change: number, child: ChildProcess): void {
  let seen = 0
  const watcher = watch(join(folder, 'backups'), () => {
    if (++seen < change) return
    watcher.close()
    child.kill('SIGKILL')
  })
}
