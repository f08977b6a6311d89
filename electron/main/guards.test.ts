import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { guardPage, guardSession, isLocal } from './guards.ts'

function page(at: string) {
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => at,
    setWindowOpenHandler: vi.fn<(handler: () => { action: string }) => void>(),
  })
  guardPage(contents as never)
  /** True when the event was let through. */
  const tries = (name: string, details: object = {}): boolean => {
    const preventDefault = vi.fn()
    contents.emit(name, { preventDefault, ...details })
    return preventDefault.mock.calls.length === 0
  }
  return { contents, tries }
}

const elsewhere = [
  'https://evil.example/',
  'http://127.0.0.1:8137/',
  'file:///etc/passwd',
  'app://failure/restart',
  'app://console.evil/',
  'app://console@evil/',
  'javascript:alert(1)',
  'data:text/html,x',
  'not an address',
]

describe('a page', () => {
  it('moves within the program only', () => {
    const { tries } = page('app://console/desk')
    expect(tries('will-navigate', { url: 'app://console/tickets/1' })).toBe(true)
    for (const url of elsewhere) expect([url, tries('will-navigate', { url })]).toEqual([url, false])
    const failure = page('app://failure/')
    expect(failure.tries('will-navigate', { url: 'app://failure/restart' })).toBe(false)
    expect(failure.tries('will-navigate', { url: 'app://console/' })).toBe(false)
  })

  it('is never redirected, embeds nothing and opens no window', () => {
    const { contents, tries } = page('app://console/')
    expect(tries('will-redirect', { url: 'app://console/' })).toBe(false)
    expect(tries('will-frame-navigate', { url: 'app://console/', isMainFrame: false })).toBe(false)
    expect(tries('will-attach-webview')).toBe(false)
    expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' })
  })
})

describe('the session', () => {
  const permissions = [
    ...['clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fullscreen', 'geolocation', 'hid'],
    ...['idle-detection', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'pointerLock'],
    ...['keyboardLock', 'openExternal', 'serial', 'storage-access', 'top-level-storage-access', 'usb'],
    ...['window-management', 'fileSystem', 'speaker-selection', 'deprecated-sync-clipboard-read', 'unknown'],
  ]

  it('grants nothing, downloads nothing and loads nothing from outside', () => {
    const session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
      webRequest: { onBeforeRequest: vi.fn() },
    })
    guardSession(session as never)
    for (const permission of permissions) {
      const answer = vi.fn()
      session.setPermissionRequestHandler.mock.calls[0]?.[0](null, permission, answer)
      expect([permission, answer.mock.calls]).toEqual([permission, [[false]]])
      expect(session.setPermissionCheckHandler.mock.calls[0]?.[0](null, permission)).toBe(false)
    }
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({ deviceType: 'usb' })).toBe(false)
    const preventDefault = vi.fn()
    session.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
    const answer = vi.fn()
    session.webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url: 'https://evil.example/' }, answer)
    expect(answer).toHaveBeenCalledWith({ cancel: true })
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
  })

  it.each(['https://x/', 'http://127.0.0.1/', 'ws://localhost:5173/', 'file:///etc/passwd', 'ftp://x/', ''])(
    'blocks %j',
    (url) => expect(isLocal(url, null)).toBe(false),
  )
  it('lets hot reloading through in development, and nothing else', () => {
    expect(isLocal('ws://localhost:5173/', 'http://localhost:5173')).toBe(true)
    expect(isLocal('ws://localhost:1/', 'http://localhost:5173')).toBe(false)
    expect(isLocal('app://console/x', null)).toBe(true)
  })
})
