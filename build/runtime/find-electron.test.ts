import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findElectron } from './find-electron.ts'
import type { SearchSteps } from './find-electron.ts'

const installed = { execPath: '/checkout/node_modules/electron/dist/electron', version: '45.4.1' }
const evaluation = { execPath: '/cache/electron', sqliteBinding: '/cache/better_sqlite3.node' }

/** A machine without any Electron and without a network, where nobody can be asked. */
function machine(changes: Partial<SearchSteps> = {}): SearchSteps {
  return {
    exists: () => true,
    installed: () => null,
    download: vi.fn(async () => 'getaddrinfo ENOTFOUND'),
    evaluationPossible: () => true,
    cached: () => null,
    prepare: vi.fn(async () => evaluation),
    interactive: () => false,
    ask: vi.fn(async () => false),
    ...changes,
  }
}

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined))
afterEach(() => vi.restoreAllMocks())

describe('finding an Electron', () => {
  it('takes the one that is named before any other', async () => {
    const steps = machine({ installed: () => installed, cached: () => evaluation })
    const found = await findElectron({ env: { ELECTRON_EXEC_PATH: '/opt/e/electron' }, steps })
    expect(found).toMatchObject({ kind: 'given', execPath: '/opt/e/electron', env: {} })
  })

  it('refuses a named one that is not there instead of quietly taking another', async () => {
    const steps = machine({ exists: () => false, installed: () => installed })
    await expect(findElectron({ env: { ELECTRON_EXEC_PATH: '/opt/gone' }, steps })).rejects.toThrow(
      '/opt/gone',
    )
  })

  it('knows the evaluation runtime again when it is the one that is named', async () => {
    const steps = machine({ cached: () => evaluation })
    const found = await findElectron({ env: { ELECTRON_EXEC_PATH: evaluation.execPath }, steps })
    expect(found.env).toEqual({ GUANJIA_SQLITE_BINDING: evaluation.sqliteBinding })
  })

  it('prefers the official one to an evaluation runtime set up earlier', async () => {
    const found = await findElectron({
      env: {},
      steps: machine({ installed: () => installed, cached: () => evaluation }),
    })
    expect(found).toMatchObject({ kind: 'official', version: '45.4.1', env: {} })
  })

  it('uses a runtime set up earlier without asking or downloading', async () => {
    const steps = machine({ cached: () => evaluation })
    const found = await findElectron({ env: {}, steps })
    expect(found).toMatchObject({
      kind: 'evaluation',
      env: { GUANJIA_SQLITE_BINDING: evaluation.sqliteBinding },
    })
    expect(steps.download).not.toHaveBeenCalled()
    expect(steps.prepare).not.toHaveBeenCalled()
  })

  it('downloads nothing where nobody agreed', async () => {
    for (const steps of [machine(), machine({ interactive: () => true })]) {
      const found = await findElectron({ env: {}, steps })
      expect(found.kind).toBe('none')
      expect(found.why).toContain('--get-electron')
      expect(steps.download).not.toHaveBeenCalled()
      expect(steps.prepare).not.toHaveBeenCalled()
    }
  })

  it('asks on a terminal and downloads after a yes', async () => {
    const answers = [null, installed]
    const steps = machine({
      interactive: () => true,
      ask: vi.fn(async () => true),
      download: async () => null,
      installed: () => answers.shift() ?? null,
    })
    expect(await findElectron({ env: {}, steps })).toMatchObject({
      kind: 'official',
      execPath: installed.execPath,
    })
    expect(steps.ask).toHaveBeenCalledOnce()
  })

  it('goes on to the evaluation runtime when the official download is refused', async () => {
    const steps = machine()
    const found = await findElectron({ mayDownload: true, env: {}, steps })
    expect(steps.download).toHaveBeenCalledOnce()
    expect(found).toMatchObject({ kind: 'evaluation', execPath: '/cache/electron' })
    expect(found.why).toContain('not for delivery')
  })

  it('says why when nothing can be had', async () => {
    const broken = machine({ prepare: () => Promise.reject(new Error('npm could not fetch it')) })
    expect((await findElectron({ mayDownload: true, env: {}, steps: broken })).why).toContain(
      'npm could not fetch it',
    )
    const elsewhere = machine({ evaluationPossible: () => false })
    expect((await findElectron({ mayDownload: true, env: {}, steps: elsewhere })).why).toContain(
      'ELECTRON_MIRROR',
    )
    expect(elsewhere.prepare).not.toHaveBeenCalled()
  })
})
