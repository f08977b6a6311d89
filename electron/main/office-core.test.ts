import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { StartOptions } from '../core/folder/process-messages.ts'
import { CoreStartError, type CoreFailure } from './core-process.ts'
import { OfficeCore } from './office-core.ts'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'guanjia-move-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A core that starts anywhere but where told otherwise. */
function setUp({
  changeable = true,
  stillFresh = true,
  failures = {} as Record<string, CoreFailure[]>,
} = {}) {
  const home = join(root, 'home')
  const starts: string[] = []
  const core = {
    stage: 'fresh' as string | null,
    onDeath: vi.fn(),
    start: (options: StartOptions) => {
      starts.push(options.folder)
      const failure = failures[options.folder]?.shift()
      return failure ? Promise.reject(new CoreStartError(failure)) : Promise.resolve()
    },
    stop: vi.fn(() => Promise.resolve(stillFresh)),
  }
  const remember = vi.fn()
  const patience = vi.fn(() => Promise.resolve())
  const prepare = vi.fn(() => Promise.resolve({ machineKey: 'key', appVersion: '1' }))
  const office = new OfficeCore({
    core: core as never,
    folder: home,
    folderChangeable: changeable,
    prepare,
    remember,
    patience,
  })
  return { office, core, starts, remember, patience, prepare, home }
}

it('moves the office on the first run, and remembers where', async () => {
  const { office, starts, remember, core, home } = setUp()
  const there = join(root, 'there')
  await office.start()
  expect(await office.moveTo(there)).toEqual({ ok: true, folder: there })
  expect(core.stop).toHaveBeenCalledWith({ discardIfFresh: true })
  expect(starts).toEqual([home, there])
  expect(remember.mock.calls).toEqual([[there]])
  expect(office.folder).toBe(there)
})

it('stays where it is when the folder will not do', async () => {
  const { office, core, remember } = setUp()
  const synced = join(root, 'Dropbox')
  mkdirSync(synced)
  writeFileSync(join(root, 'file'), '')
  expect(await office.moveTo(synced)).toEqual({ ok: false, reason: 'synced', folder: synced })
  expect(await office.moveTo(join(root, 'file'))).toMatchObject({ ok: false, reason: 'not-a-folder' })
  expect(core.stop).not.toHaveBeenCalled()
  expect(remember).not.toHaveBeenCalled()
})

it('goes back home when the other folder turns out to be in use', async () => {
  const there = join(root, 'there')
  const { office, starts, remember, home } = setUp({
    failures: { [there]: [{ code: 'FOLDER_IN_USE', params: {} }] },
  })
  expect(await office.moveTo(there)).toEqual({ ok: false, reason: 'in-use', folder: there })
  expect(starts).toEqual([there, home])
  expect(remember).not.toHaveBeenCalled()
  expect(office.folder).toBe(home)
})

it('never moves an office that was set up meanwhile, or one named on the command line', async () => {
  const { office, starts, remember, home } = setUp({ stillFresh: false })
  await expect(office.moveTo(join(root, 'there'))).rejects.toThrow('NOT_ALLOWED_NOW')
  expect(starts).toEqual([home])
  expect(remember).not.toHaveBeenCalled()
  const named = setUp({ changeable: false })
  await expect(named.office.moveTo(join(root, 'there'))).rejects.toThrow('NOT_ALLOWED_NOW')
  expect(named.core.stop).not.toHaveBeenCalled()
})

it('waits for a killed predecessor to let go of the folder', async () => {
  const busy = { code: 'FOLDER_IN_USE', params: {} } as const
  const home = join(root, 'home')
  const soon = setUp({ failures: { [home]: [busy, busy] } })
  expect(await soon.office.start()).toBeNull()
  const never = setUp({ failures: { [home]: Array.from({ length: 9 }, () => busy) } })
  expect(await never.office.start()).toEqual(busy)
  expect(never.patience).toHaveBeenCalledTimes(3)
})

it('says so when this machine’s key cannot be had', async () => {
  const { office, prepare, starts } = setUp()
  prepare.mockRejectedValueOnce(new Error('sealed'))
  expect(await office.start()).toEqual({ code: 'KEY_LOCKED', params: {} })
  expect(starts).toEqual([])
})
