/** Threat: the disk is full while clerks are saving, or while the folder is opened. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openCounter, openFolder, type Counter } from './counter.ts'
import { reopen } from './kill-rounds.ts'
import { cannotRun } from './skipping.ts'
import { smallDisk, type SmallDisk } from './small-disk.ts'

const disks: SmallDisk[] = []
afterEach(() => disks.splice(0).forEach((disk) => disk.remove()))

/** Registers until it is refused; answers with the ids saved and the code of the refusal. */
async function registerUntilRefused(counter: Counter): Promise<{ saved: number[]; code: string }> {
  const saved: number[] = []
  try {
    for (;;) saved.push(await counter.register())
  } catch (error) {
    return { saved, code: (error as { code: string }).code }
  }
}

it('says that the disk is full, loses nothing, and saves again when there is space', async (context) => {
  const disk = smallDisk(4)
  if (typeof disk === 'string') return cannotRun(context, 'disk full', disk)
  disks.push(disk)
  const counter = await openCounter(disk.folder)
  const { saved, code } = await registerUntilRefused(counter)
  expect(code).toBe('DISK_FULL')
  expect(saved.length).toBeGreaterThan(10)
  expect(await registerUntilRefused(counter)).toEqual({ saved: [], code: 'DISK_FULL' })

  const { total } = await counter.client.tickets.list({})
  expect(total).toBe(saved.length)
  expect(await counter.client.tickets.get({ id: saved.at(-1)! })).toMatchObject({ words: '电梯又停了' })
  expect(await counter.client.system.verifyAudit()).toMatchObject({ brokenAt: null })

  disk.resize(32)
  saved.push(await counter.register())
  await counter.close()
  expect(await reopen(disk.folder)).toEqual({ ids: new Set(saved), unsound: [] })
})

it('says so of an export too, and leaves no piece of it', async (context) => {
  const disk = smallDisk(4)
  if (typeof disk === 'string') return cannotRun(context, 'disk full while exporting', disk)
  disks.push(disk)
  const counter = await openCounter(disk.folder)
  await counter.register()
  disk.fill(0)
  const exporting = async () => {
    for await (const event of await counter.client.tickets.exportList({})) expect(event.kind).toBe('progress')
  }
  await expect(exporting()).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect(readdirSync(join(disk.folder, 'exports'))).toEqual([])
  disk.resize(32)
  await counter.close()
})

it.for([
  ['a new folder', 0, true],
  ['a new folder', 4, true],
  ['an office', 0, false],
  ['an office', 4, false],
] as const)('says so when %s is opened with %i blocks left, and opens it later', async (given, context) => {
  const [, blocks, isNew] = given
  const disk = smallDisk(4)
  if (typeof disk === 'string') return cannotRun(context, 'disk full at start', disk)
  disks.push(disk)
  const saved: number[] = []
  if (!isNew) {
    const counter = await openCounter(disk.folder)
    saved.push(await counter.register())
    await counter.close()
  }
  disk.fill(blocks)
  await expect(openFolder(disk.folder)).rejects.toMatchObject({ code: 'DISK_FULL' })
  disk.resize(32)
  expect(await reopen(disk.folder)).toEqual({ ids: new Set(saved), unsound: [] })
})
