import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  configFolder,
  dataArgument,
  defaultDataFolder,
  namedArgument,
  rememberDataFolder,
  resolveDataFolder,
  type Machine,
} from './bootstrap.ts'

let config: string
let machine: Machine
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'guanjia-config-'))
  machine = { platform: 'linux', env: { GUANJIA_CONFIG_DIR: config }, home: '/home/ana' }
})
afterEach(() => rmSync(config, { recursive: true, force: true }))

describe('where things stand', () => {
  it.each([
    ['linux', {}, '/home/ana/.config/guanjia', '/home/ana/.local/share/guanjia'],
    ['linux', { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }, '/c/guanjia', '/d/guanjia'],
    ['darwin', {}, '/home/ana/.config/guanjia', '/home/ana/Library/Application Support/Guanjia'],
    ['win32', { APPDATA: '/roaming', ProgramData: '/pd' }, '/roaming/Guanjia', '/pd/Guanjia'],
  ] as const)('%s %j', (platform, env, expectedConfig, data) => {
    const at: Machine = { platform, env, home: '/home/ana' }
    expect(configFolder(at)).toBe(expectedConfig)
    expect(defaultDataFolder(at)).toBe(data)
  })
})

describe('the data folder', () => {
  it('is the one named on the command line, whatever was remembered', () => {
    rememberDataFolder('/chosen', machine)
    expect(resolveDataFolder('here', machine)).toEqual({ folder: resolve('here'), changeable: false })
  })

  it('is remembered from one start to the next, else the default', () => {
    expect(resolveDataFolder(null, machine)).toEqual({
      folder: '/home/ana/.local/share/guanjia',
      changeable: true,
    })
    rememberDataFolder('/srv/办公室', machine)
    expect(resolveDataFolder(null, machine)).toEqual({ folder: '/srv/办公室', changeable: true })
    expect(statSync(join(config, 'data-folder.json')).mode & 0o777).toBe(0o600)
  })

  it('is never guessed when the remembered choice is damaged', () => {
    for (const text of ['', '{', '{}', '{"folder":"relative"}', '{"folder":7}']) {
      writeFileSync(join(config, 'data-folder.json'), text)
      expect(() => resolveDataFolder(null, machine), text).toThrow()
      expect(readFileSync(join(config, 'data-folder.json'), 'utf8')).toBe(text)
    }
  })
})

describe('arguments', () => {
  it.each([
    [['app', '.', '--data', '/x'], '/x'],
    [['app', '--data=/x y', '.'], '/x y'],
    [['app', '.'], null],
    [['app', '--database', '/x'], null],
  ])('%j', (argv, expected) => expect(dataArgument(argv)).toBe(expected))

  it('refuses a flag without its value', () => {
    expect(() => dataArgument(['--data'])).toThrow('--data needs a value')
    expect(() => namedArgument(['--port', '--data', '/x'], 'port')).toThrow('--port needs a value')
  })
})
