import { describe, expect, it, vi } from 'vitest'
import { serveBridge, type Desktop } from './bridge.ts'
import { PageDoor } from './ipc.ts'

type Listener = (event: unknown, input?: unknown) => unknown

/** Electron's ipcMain, as far as the door uses it. */
function fakeIpc() {
  const handlers = new Map<string, Listener>()
  const listeners = new Map<string, Listener>()
  return {
    handlers,
    listeners,
    handle: (channel: string, handler: Listener) => void handlers.set(channel, handler),
    on: (channel: string, listener: Listener) => void listeners.set(channel, listener),
  }
}

function open() {
  const ipc = fakeIpc()
  const door = new PageDoor(ipc as never)
  const desktop = {
    saveFile: vi.fn(() => Promise.resolve(true)),
    showSavedFile: vi.fn(),
    renderPdf: vi.fn(() => Promise.resolve(new ArrayBuffer(3))),
    print: vi.fn(() => Promise.resolve(true)),
    chooseDataFolder: vi.fn(() => Promise.resolve(null)),
    setAppearance: vi.fn(),
    connect: vi.fn(),
  } satisfies Desktop
  serveBridge(door, desktop)
  return { ipc, door, desktop }
}

/** A message as it comes from a frame; `main` tells whether that frame is the window's top one. */
function from(url: string | null, { top = true, ports = [] as unknown[] } = {}) {
  const frame = url === null ? null : { url, parent: top ? null : {} }
  const mainFrame = top ? frame : { url: 'app://console/', parent: null }
  return { senderFrame: frame, sender: { mainFrame }, ports }
}

const own = from('app://console/tickets/1')
const inputs: Record<string, unknown> = {
  'guanjia:save-file': { name: '报表.xlsx', bytes: new ArrayBuffer(4) },
  'guanjia:show-saved-file': undefined,
  'guanjia:render-pdf': { paper: 'A5' },
  'guanjia:print': { paper: 'A4' },
  'guanjia:choose-data-folder': undefined,
  'guanjia:set-appearance': { locale: 'en', theme: 'dark' },
}

const strangers: [string, ReturnType<typeof from>][] = [
  ['another site', from('https://evil.example/')],
  ['a look-alike site', from('https://console/')],
  ['another host of our scheme', from('app://failure/')],
  ['a name that begins like ours', from('app://console.evil/')],
  ['a user name that looks like ours', from('app://console@evil/')],
  ['a file', from('file:///app/console')],
  ['an empty page', from('about:blank')],
  ['no address', from('')],
  ['a sub-frame of our own', from('app://console/', { top: false })],
  ['a frame that is gone', from(null)],
]

describe('the bridge', () => {
  it('opens exactly these channels, all through the one door', () => {
    const { ipc, door } = open()
    expect(door.channels.sort()).toEqual(
      [
        'guanjia:choose-data-folder',
        'guanjia:core-port',
        'guanjia:print',
        'guanjia:render-pdf',
        'guanjia:save-file',
        'guanjia:set-appearance',
        'guanjia:show-saved-file',
      ].sort(),
    )
    expect([...ipc.handlers.keys(), ...ipc.listeners.keys()].sort()).toEqual(door.channels)
    expect([...ipc.handlers.keys()].sort()).toEqual(Object.keys(inputs).sort())
  })

  it.each(Object.keys(inputs))('%s answers the program’s own page', async (channel) => {
    const { ipc } = open()
    expect(await ipc.handlers.get(channel)?.(own, inputs[channel])).toHaveProperty('value')
  })

  it.each(strangers)('refuses %s on every channel, and does nothing', async (_, event) => {
    const { ipc, desktop } = open()
    for (const [channel, handler] of ipc.handlers)
      expect(await handler(event, inputs[channel])).toEqual({ code: 'NOT_PERMITTED' })
    const port = { close: vi.fn() }
    for (const listener of ipc.listeners.values()) listener({ ...event, ports: [port] })
    expect(port.close).toHaveBeenCalled()
    for (const done of Object.values(desktop)) expect(done).not.toHaveBeenCalled()
  })

  it.each<[string, unknown]>([
    ['guanjia:save-file', undefined],
    ['guanjia:save-file', { name: '', bytes: new ArrayBuffer(1) }],
    ['guanjia:save-file', { name: 'x'.repeat(301), bytes: new ArrayBuffer(1) }],
    ['guanjia:save-file', { name: 'x', bytes: '/etc/passwd' }],
    ['guanjia:save-file', { name: 'x', bytes: new ArrayBuffer(1), path: '/etc/passwd' }],
    ['guanjia:show-saved-file', '/etc/passwd'],
    ['guanjia:render-pdf', { paper: 'A0' }],
    ['guanjia:print', { paper: 'A4', silent: true }],
    ['guanjia:print', { paper: '80mm', rollHeight: 1e9 }],
    ['guanjia:choose-data-folder', '/tmp'],
    ['guanjia:set-appearance', { locale: 'xx', theme: 'dark' }],
    ['guanjia:set-appearance', { locale: 'en', theme: 'dark', extra: 1 }],
  ])('%s refuses %j', async (channel, input) => {
    const { ipc, desktop } = open()
    expect(await ipc.handlers.get(channel)?.(own, input)).toEqual({ code: 'INVALID_INPUT' })
    for (const done of Object.values(desktop)) expect(done).not.toHaveBeenCalled()
  })

  it('hands a page’s port on, and takes no message without one', () => {
    const { ipc, desktop } = open()
    const port = { close: vi.fn() }
    ipc.listeners.get('guanjia:core-port')?.({ ...own, ports: [port] })
    ipc.listeners.get('guanjia:core-port')?.(own)
    expect(desktop.connect.mock.calls).toEqual([[port]])
    expect(port.close).not.toHaveBeenCalled()
  })

  it('tells a page the code of what went wrong and nothing else', async () => {
    const { ipc, desktop } = open()
    desktop.saveFile.mockRejectedValueOnce(new Error('DISK_FULL'))
    desktop.print.mockRejectedValueOnce(new Error('/home/li/张三.xlsx: EACCES'))
    expect(await ipc.handlers.get('guanjia:save-file')?.(own, inputs['guanjia:save-file'])).toEqual({
      code: 'DISK_FULL',
    })
    expect(await ipc.handlers.get('guanjia:print')?.(own, inputs['guanjia:print'])).toEqual({
      code: 'INTERNAL',
    })
  })
})
