import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isBuilt, sourceStamp } from './bundle.ts'
import { whyItNeverStarted } from './launch.ts'
import { readStartArguments } from './start-arguments.ts'
import { hasDisplay, readMissing } from './system.ts'

describe('the arguments of npm start', () => {
  it('reads what it knows; a folder is relative to where the person stands', () => {
    const home = resolve('/home/office')
    const args = readStartArguments(
      ['--data', 'books', '--demo', '--browser', '--port', '8123', '--get-electron'],
      home,
    )
    expect(args).toEqual({
      data: join(home, 'books'),
      browser: true,
      getElectron: true,
      port: 8123,
      demo: true,
    })
    expect(readStartArguments([], home)).toEqual({
      data: null,
      browser: false,
      getElectron: false,
      port: null,
      demo: false,
    })
  })

  it.each([
    [['--brower'], /--brower.*\n.*\nnpm start --/],
    [['--data'], /--data/],
    [['--data', ''], /--data needs a folder/],
    [['folder'], /folder/],
    [['--port', 'x'], /--port needs a number/],
  ])('answers %j with what is wrong', (args, message) => {
    expect(() => readStartArguments(args, '/home')).toThrow(message)
  })
})

describe('a desktop that ended', () => {
  const ending = { code: 1, signal: null, seconds: 0.4, complaints: '' }

  it('never started where the machine kept it from starting', () => {
    const complaints = 'x\n[1:1] Missing X server or $DISPLAY\ny'
    expect(whyItNeverStarted({ ...ending, complaints })).toBe('Missing X server or $DISPLAY')
    expect(whyItNeverStarted({ ...ending, code: 127 })).toContain('127')
    expect(whyItNeverStarted({ ...ending, code: null, signal: 'SIGTRAP' })).toContain('SIGTRAP')
    expect(whyItNeverStarted({ ...ending, code: null })).toBe('it could not be started')
  })

  it('ended by itself when it was closed, asked to stop, or chose its code', () => {
    expect(whyItNeverStarted({ ...ending, code: 0 })).toBeNull()
    expect(whyItNeverStarted(ending)).toBeNull()
    expect(whyItNeverStarted({ ...ending, code: null, signal: 'SIGTERM' })).toBeNull()
    expect(whyItNeverStarted({ ...ending, code: null, signal: 'SIGSEGV', seconds: 600 })).toBeNull()
  })
})

describe('this machine', () => {
  it('has a display on Windows and macOS, and on Linux when one is named', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })

  it('names the libraries that are missing, once each', () => {
    const output =
      '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibnss3.so => not found\n'
    expect(readMissing(output)).toEqual(['libnss3.so'])
  })
})

describe('the build', () => {
  const root = mkdtempSync(join(tmpdir(), 'guanjia-build-'))
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('is stale after any change of its sources, and when a part of it is missing', async () => {
    const write = (path: string, text: string): void => {
      mkdirSync(join(root, path, '..'), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    write('shared/a.ts', 'export const a = 1')
    for (const name of [
      'main/index.js',
      'main/core.js',
      'main/lan.js',
      'preload/index.cjs',
      'renderer/index.html',
    ]) {
      write(`out/${name}`, '')
    }
    expect(await isBuilt(root)).toBe(false)
    write('out/.sources', await sourceStamp(root))
    expect(await isBuilt(root)).toBe(true)
    write('shared/a.test.ts', 'tests do not count')
    expect(await isBuilt(root)).toBe(true)
    write('shared/a.ts', 'export const a = 2')
    expect(await isBuilt(root)).toBe(false)
    write('shared/a.ts', 'export const a = 1')
    rmSync(join(root, 'out/main/lan.js'))
    expect(await isBuilt(root)).toBe(false)
  })
})
