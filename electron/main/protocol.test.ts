import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hostile } from '../pages/hostile-paths.ts'
import { securityHeaders } from '../pages/policy.ts'

vi.mock('electron', () => ({ protocol: {} }))
const { answer } = await import('./protocol.ts')

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'guanjia-pages-'))
  mkdirSync(join(root, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.html'), 'SECRET')
  writeFileSync(join(root, 'renderer', 'index.html'), 'PAGE')
  writeFileSync(join(root, 'renderer', 'assets', 'app-abc.js'), 'export {}')
  symlinkSync(join(root, 'secret.html'), join(root, 'renderer', 'assets', 'link.html'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A request as the scheme's handler may get it; a real Request would tidy its address. */
const ask = (url: string, method = 'GET') =>
  answer({ url, method } as Request, {
    renderer: join(root, 'renderer'),
    failurePage: () => 'FAILURE',
    devServer: null,
  })

describe('the program’s own scheme', () => {
  it.each([
    ['app://console/', 'PAGE', 'text/html; charset=utf-8'],
    ['app://console', 'PAGE', 'text/html; charset=utf-8'],
    ['app://console/tickets/12?tab=2#x', 'PAGE', 'text/html; charset=utf-8'],
    ['app://console/assets/app-abc.js', 'export {}', 'text/javascript; charset=utf-8'],
    ['app://failure/', 'FAILURE', 'text/html; charset=utf-8'],
  ])('answers %s', async (url, body, type) => {
    const response = await ask(url)
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      200,
      body,
      type,
    ])
  })

  it.each([...hostile.map((path) => `app://console${path}`), 'app://console/assets/link.html'])(
    'never leads out of its folder: %j',
    async (url) => {
      for (const address of [url, URL.canParse(url) ? new URL(url).href : url]) {
        const body = await (await ask(address)).text()
        expect(body).not.toContain('SECRET')
        expect(body).not.toContain('root:')
      }
      expect((await ask(url)).status).toBe(404)
    },
  )

  it.each([
    ['app://other/', 'GET', 404],
    ['app://console.evil/', 'GET', 404],
    ['app://console:81/', 'GET', 404],
    ['app://console/none.js', 'GET', 404],
    ['app://console/', 'POST', 405],
  ])('refuses %s %s', async (url, method, status) => expect((await ask(url, method)).status).toBe(status))

  it('puts the security headers on every answer', async () => {
    for (const url of ['app://console/', 'app://console/none.js', 'app://failure/', 'app://other/']) {
      const { headers } = await ask(url)
      for (const [name, value] of Object.entries(securityHeaders))
        expect([url, headers.get(name)]).toEqual([url, value])
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})
