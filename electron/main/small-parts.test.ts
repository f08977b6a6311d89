import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { errorCodes, type ErrorCode } from '../../shared/contract/errors.ts'
import { actionOf, failurePage } from './failure-page.ts'
import { instanceName } from './instance.ts'
import { WindowMemory } from './memory.ts'
import { menuTemplate } from './menu.ts'
import { SavedFiles, plainName } from './saved-files.ts'
import { readStartOptions } from './start-options.ts'

vi.mock('electron', () => ({}))
const { visibleBounds } = await import('./window.ts')

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'guanjia-main-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('saving a file', () => {
  it('writes where the person said, starts there next time, and knows the last one while it is there', async () => {
    const asked: string[] = []
    const files = new SavedFiles('/first', (suggestion) => {
      asked.push(suggestion)
      return Promise.resolve(join(root, '导出.xlsx'))
    })
    expect(files.last).toBeNull()
    expect(await files.save('a.xlsx', new TextEncoder().encode('one').buffer)).toBe(true)
    await files.save('b.xlsx', new TextEncoder().encode('two').buffer)
    expect(asked).toEqual([join('/first', 'a.xlsx'), join(root, 'b.xlsx')])
    expect(readFileSync(join(root, '导出.xlsx'), 'utf8')).toBe('two')
    expect(readdirSync(root)).toEqual(['导出.xlsx'])
    expect(files.last).toBe(join(root, '导出.xlsx'))
    rmSync(join(root, '导出.xlsx'))
    expect(files.last).toBeNull()
  })

  it('does nothing when cancelled, and says by a code what failed', async () => {
    const cancelled = new SavedFiles('/', () => Promise.resolve(null))
    expect(await cancelled.save('a', new ArrayBuffer(1))).toBe(false)
    const nowhere = new SavedFiles('/', () => Promise.resolve(join(root, 'no', 'such', 'folder')))
    await expect(nowhere.save('a', new ArrayBuffer(1))).rejects.toThrow(/^INTERNAL$/)
  })

  it.each([
    ['报表 2026-11.xlsx', '报表 2026-11.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\a\\b.txt', 'C__a_b.txt'],
    ['CON.txt', '_CON.txt'],
    ['a\u0000b?.pdf', 'a_b_.pdf'],
    ['...', '_'],
    [`${'长'.repeat(200)}.xlsx`, `${'长'.repeat(80)}.xlsx`],
  ])('makes a plain name of %j', (name, expected) => expect(plainName(name)).toBe(expected))
})

describe('the menu', () => {
  const send = vi.fn()
  const all = (locale: 'zh-CN' | 'en', platform: NodeJS.Platform, isPackaged: boolean) =>
    menuTemplate({ locale, platform, isPackaged, send }).flatMap((top) => top.submenu as never[]) as {
      label?: string
      role?: string
      accelerator?: string
      click?: () => void
    }[]

  it.each(['linux', 'win32', 'darwin'] as const)('leaves the page’s own keys alone on %s', (platform) => {
    for (const { accelerator, role } of all('zh-CN', platform, false)) {
      expect(accelerator ?? '').not.toMatch(/\+(N|T|W|R|J|P|K|U|S|D)$|^F\d|^Alt\+\d/i)
      expect(['reload', 'forceReload', 'close', 'minimize']).not.toContain(role)
    }
  })

  it('can copy and paste everywhere, and has the developer’s tools in a checkout only', () => {
    const roles = (isPackaged: boolean) => all('en', 'darwin', isPackaged).map(({ role }) => role)
    expect(roles(true)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'undo', 'redo', 'quit']),
    )
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).toContain('toggleDevTools')
  })

  it('speaks the page’s language and sends it commands', () => {
    expect(all('zh-CN', 'linux', true).map(({ label }) => label)).toContain('锁定屏幕')
    const english = all('en', 'linux', true)
    expect(english.map(({ label }) => label ?? '').join('')).not.toMatch(/\p{Script=Han}/u)
    for (const { click } of english) click?.()
    expect(send.mock.calls.flat().sort()).toEqual(['focus-box', 'help', 'lock', 'print'])
  })
})

describe('the failure window', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])('says in both languages what %s means', (code) => {
    const page = failurePage({ code, params: {} })
    expect(page).toContain(code)
    for (const words of ['数据是否安全', 'Is the data safe', '重新启动', 'Restart', '退出'])
      expect(page).toContain(words)
    expect(page).not.toMatch(/<script|undefined|on\w+=/)
    expect(page.includes('恢复码打开 ')).toBe(code === 'KEY_LOCKED')
  })

  it('shows what came with the code as text', () => {
    expect(failurePage({ code: 'INTERNAL', params: { a: '<img src=x onerror=1>' } })).not.toContain('<img')
  })

  it('knows its own buttons only', () => {
    expect(actionOf('app://failure/restart')).toBe('restart')
    for (const url of ['app://failure/', 'app://console/restart', 'app://failure/restart/x'])
      expect(actionOf(url)).toBeNull()
  })
})

describe('starting', () => {
  const env = {
    GUANJIA_TEST_CLOCK: '2026-11-21T01:12:00.000Z',
    GUANJIA_TEST_SAVE_DIR: '/save',
    GUANJIA_TEST_PRINT: '1',
    ELECTRON_RENDERER_URL: 'http://localhost:5173',
  }
  const shut = { clock: null, saveFolder: null, print: false }

  it('opens the doors for tests only in a checkout and with a named folder', () => {
    const open = readStartOptions(['electron', '.', '--data', '/d'], env, false)
    expect(open.hooks).toEqual({ clock: env.GUANJIA_TEST_CLOCK, saveFolder: '/save', print: true })
    expect(readStartOptions(['electron', '.'], env, false).hooks).toEqual(shut)
    const packaged = readStartOptions(['guanjia', '--data', '/d'], env, true)
    expect(packaged.hooks).toEqual(shut)
    expect(packaged.devServer).toBeNull()
  })

  it('is one instance for each office', () => {
    expect(instanceName(null)).toBe('usual')
    expect(instanceName(root)).toBe(instanceName(`${root}/.`))
    expect(instanceName(root)).not.toBe(instanceName(`${root}x`))
  })
})

describe('what the window remembers', () => {
  it('lasts, and a damaged memory is an empty one', () => {
    new WindowMemory(root).change({ theme: 'dark', bounds: { x: 1, y: 2, width: 1200, height: 700 } })
    expect(new WindowMemory(root).now).toMatchObject({ theme: 'dark', locale: 'zh-CN', bounds: { x: 1 } })
    for (const text of ['', '{', '{"bounds":"x"}', '{"theme":"pink"}']) {
      writeFileSync(join(root, 'window.json'), text)
      expect(new WindowMemory(root).now).toEqual({ maximized: false, locale: 'zh-CN', theme: 'light' })
    }
  })

  it('is used while it can be seen', () => {
    const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }]
    const at = (x: number, y: number) => visibleBounds({ x, y, width: 1366, height: 768 }, screens)
    expect(at(100, 100)).toEqual({ x: 100, y: 100, width: 1366, height: 768 })
    for (const [x, y] of [
      [3000, 0],
      [-1300, 0],
      [0, 1000],
      [0, -500],
    ] as const)
      expect(at(x, y)).toBeNull()
  })
})
