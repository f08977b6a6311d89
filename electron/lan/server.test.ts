import { os, ORPCError } from '@orpc/server'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as rawRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Connection } from '../core/kernel/call.ts'
import { securityHeaders } from '../pages/policy.ts'
import { createHost, listen } from './server.ts'
import { hostile } from '../pages/hostile-paths.ts'

interface Context {
  connection: Connection
}
const base = os.$context<Context>()
const said: string[] = []

/** A core that only knows who is signed in. */
const router = {
  accounts: {
    login: base.input(z.object({ password: z.string() })).handler(({ input, context }) => {
      said.push(input.password)
      context.connection.token = `token-${said.length}-${randomBytes(16).toString('hex')}`
      return {}
    }),
    logout: base.handler(({ context }) => {
      context.connection.token = null
      return {}
    }),
    current: base.handler(({ context }) => context.connection.token),
  },
  imports: {
    upload: base.input(z.object({ file: z.file() })).handler(({ input }) => input.file.size),
    steps: base.handler(async function* () {
      yield 1
      yield 2
    }),
    broken: base.handler(() => {
      throw new Error('13912345678 张三')
    }),
    refused: base.handler(() => {
      throw new ORPCError('CONFLICT', { status: 409, data: { field: 'name' } })
    }),
  },
}

let root: string
let app: FastifyInstance
let address: string
let port: number

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'guanjia-host-'))
  const renderer = join(root, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.html'), 'SECRET')
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(renderer, 'assets', 'app-abc.js'), 'export {}')
  symlinkSync(join(root, 'secret.html'), join(renderer, 'assets', 'link.html'))
  ;({ app, address, port } = await start({ general: 100_000, guessable: 100_000 }))
})
afterAll(async () => {
  await app.close()
  rmSync(root, { recursive: true, force: true })
})

async function start(limits?: { general: number; guessable: number }) {
  const core = { router, folderId: 'folder-1', context: (connection: Connection) => ({ connection }) }
  const host = await createHost({ core, rendererFolder: join(root, 'renderer'), ...(limits && { limits }) })
  const url = (await listen(host, 0))!
  return { app: host, address: url, port: Number(new URL(url).port) }
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request as written, without a client's corrections. */
async function ask(options: RequestOptions, body: string | Buffer = '', at = port): Promise<Answer> {
  const request = rawRequest({ host: '127.0.0.1', port: at, ...options })
  request.end(body)
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(parts).toString(),
  }
}

const own = (at = port) => ({ origin: `http://127.0.0.1:${at}`, 'sec-fetch-site': 'same-origin' })
const json = { 'content-type': 'application/json' }

const call = (
  path: string,
  input: unknown,
  headers: Record<string, string> = {},
  at = port,
): Promise<Answer> => {
  const body = JSON.stringify({ json: input })
  const length = { 'content-length': String(Buffer.byteLength(body)) }
  return ask(
    { method: 'POST', path: `/api/rpc/${path}`, headers: { ...own(at), ...json, ...length, ...headers } },
    body,
    at,
  )
}

describe('pages', () => {
  it('come with the page for the root and for every address of its router', async () => {
    for (const path of ['/', '/index.html', '/tickets/12', '/search?q=1']) {
      const { status, headers, body } = await ask({ path })
      expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8'])
      expect(body).toContain('<title>page</title>')
      expect(headers['cache-control']).toBe('no-store')
    }
  })

  it('keep what is named after its content', async () => {
    const { headers } = await ask({ path: '/assets/app-abc.js' })
    expect(headers['cache-control']).toContain('immutable')
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it.each([...hostile, '/assets/link.html', '/assets/none.js', '/secret.html', '/assets/app-abc.exe'])(
    'never lead out of their folder: %j',
    async (path) => {
      const { status, body } = await ask({ path })
      expect(status).toBe(404)
      expect(body).not.toContain('SECRET')
      expect(body).not.toContain('root:')
    },
  )
})

describe('every answer', () => {
  it.each<[string, number, RequestOptions]>([
    ['a page', 200, { path: '/' }],
    ['a file', 200, { path: '/assets/app-abc.js' }],
    ['head', 200, { path: '/', method: 'HEAD' }],
    ['nothing there', 404, { path: '/none.js' }],
    ['a bad address', 404, { path: '/%zz' }],
    ['no such procedure', 404, { path: '/api/rpc/no/such', method: 'POST', headers: {} }],
    ['a read of a procedure', 405, { path: '/api/rpc/accounts/current' }],
    ['no such method', 404, { path: '/', method: 'PUT', headers: {} }],
    ['a foreign host', 403, { path: '/', headers: { host: 'evil.example' } }],
    ['a stranger', 403, { path: '/api/rpc/accounts/current', method: 'POST', headers: { origin: 'null' } }],
    [
      'a wrong kind of body',
      415,
      { path: '/api/rpc/accounts/current', method: 'POST', headers: { 'content-type': 'text/plain' } },
    ],
  ])('carries the security headers: %s (%i)', async (_, status, options) => {
    const headers =
      options.headers && !('host' in options.headers) ? { ...own(), ...options.headers } : options.headers
    const answer = await ask(
      { ...options, headers },
      options.headers && 'content-type' in options.headers ? 'x' : '',
    )
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(securityHeaders))
      expect([name, answer.headers[name]]).toEqual([name, value])
    expect(answer.headers['cache-control']).toMatch(status === 200 ? /no-store|immutable/ : /^no-store$/)
    expect(answer.headers).not.toHaveProperty('server')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('even to what is no HTTP', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('BLAH\r\n\r\n')
    const parts: Buffer[] = []
    for await (const part of socket) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString()
    expect(text).toMatch(/^HTTP\/1.1 400/)
    expect(text).toContain(securityHeaders['content-security-policy'])
  })

  it('allows no script but the program’s own', () => {
    const policy = securityHeaders['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1)
  })
})

describe('who may come in', () => {
  it.each([
    'evil.example',
    'guanjia.local',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example:80',
    '0.0.0.0',
  ])('nobody by the name of %s', async (host) => {
    expect((await ask({ path: '/', headers: { host } })).status).toBe(403)
    expect((await call('accounts/current', null, { host })).status).toBe(403)
  })

  it('the page, by either name of this machine', async () => {
    expect((await call('accounts/current', null)).status).toBe(200)
    const host = `localhost:${port}`
    expect((await call('accounts/current', null, { host, origin: `http://${host}` })).status).toBe(200)
  })

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['the other name of this machine', { origin: 'http://localhost:80' }],
    ['a file or a sandboxed frame', { origin: 'null' }],
    ['a form that hides its origin', { origin: '' }],
    ['an address bar', { 'sec-fetch-site': 'none' }],
    ['encrypted look-alikes', { origin: 'https://127.0.0.1' }],
  ])('nothing that changes state from %s', async (_, headers) => {
    const before = said.length
    expect((await call('accounts/login', { password: 'x' }, headers)).status).toBe(403)
    expect(said).toHaveLength(before)
  })
})

describe('a session', () => {
  const cookieOf = (answer: Answer) => answer.headers['set-cookie']?.[0] ?? ''

  it('is a cookie no script and no other site can see, new at every sign-in', async () => {
    const first = cookieOf(await call('accounts/login', { password: 'a' }))
    const [pair, ...flags] = first.split('; ')
    expect(pair).toMatch(/^guanjia_folder-1=token-/)
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
    const again = await call('accounts/login', { password: 'a' }, { cookie: pair ?? '' })
    expect(cookieOf(again).split(';')[0]).not.toBe(pair)
  })

  it('is read from the cookie, and given again only when it changes', async () => {
    const answer = await call('accounts/current', null, {
      cookie: 'other=1; guanjia_folder-1=mine; guanjia_folder-2=x',
    })
    expect(JSON.parse(answer.body)).toEqual({ json: 'mine' })
    expect(answer.headers).not.toHaveProperty('set-cookie')
  })

  it('ends with an empty cookie and an empty cache at sign-out', async () => {
    const answer = await call('accounts/logout', {}, { cookie: 'guanjia_folder-1=mine' })
    expect(cookieOf(answer)).toMatch(/^guanjia_folder-1=; .*Max-Age=0/)
    expect(answer.headers['clear-site-data']).toBe('"cache"')
  })
})

describe('procedures', () => {
  it('answer to one spelling of their address, and to POST', async () => {
    for (const path of [
      'accounts/%6cogin',
      'accounts//login',
      './accounts/login',
      'accounts/login/',
      'accounts',
    ])
      expect([path, (await call(path, { password: 'x' })).status]).toEqual([path, 404])
    expect((await ask({ path: '/api/rpc/accounts/login?data=%7B%7D' })).status).toBe(405)
  })

  it('never tell what went wrong inside', async () => {
    const { status, body } = await call('imports/broken', null)
    expect(status).toBe(500)
    expect(body).not.toMatch(/1391|张三|Error|\.ts/)
  })

  it('take files, stream progress and say refusals in the typed client’s own terms', async () => {
    const link = new RPCLink({ url: `${address}api/rpc`, method: 'POST', headers: own() })
    const client = createORPCClient(link) as never as {
      imports: Record<'upload' | 'steps' | 'refused', (input?: unknown) => Promise<unknown>>
      no: { such: () => Promise<unknown> }
    }
    const file = new File([Buffer.alloc(20 * 1024 * 1024)], '住户.xlsx')
    expect(await client.imports.upload({ file })).toBe(file.size)
    const steps: unknown[] = []
    for await (const step of (await client.imports.steps()) as AsyncIterable<unknown>) steps.push(step)
    expect(steps).toEqual([1, 2])
    await expect(client.imports.refused()).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { field: 'name' },
    })
    await expect(client.no.such()).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
  })

  it('refuse what is too large or of unknown size before reading it', async () => {
    const huge = { ...own(), ...json, 'content-length': String(80 * 1024 * 1024) }
    const request = rawRequest({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/api/rpc/imports/upload',
      headers: huge,
    })
    request.flushHeaders()
    const [response] = (await once(request, 'response')) as [{ statusCode: number }]
    expect(response.statusCode).toBe(413)
    request.on('error', () => undefined).destroy()
    const chunked = { ...own(), ...json, 'transfer-encoding': 'chunked' }
    expect(
      (await ask({ method: 'POST', path: '/api/rpc/accounts/current', headers: chunked }, '{}')).status,
    ).toBe(411)
  })
})

describe('too many requests', () => {
  it('are refused sooner where a password is guessed, and later everywhere', async () => {
    const strict = await start({ general: 12, guessable: 3 })
    try {
      const tries: number[] = []
      for (let at = 0; at < 5; at += 1)
        tries.push((await call('accounts/login', { password: 'x' }, {}, strict.port)).status)
      expect(tries).toEqual([200, 200, 200, 429, 429])
      const reads: number[] = []
      for (let at = 0; at < 14; at += 1) reads.push((await ask({ path: '/' }, '', strict.port)).status)
      expect(reads.filter((status) => status === 429)).toHaveLength(2)
      const last = await call('accounts/login', { password: 'x' }, {}, strict.port)
      expect(JSON.parse(last.body)).toMatchObject({ json: { code: 'TOO_MANY_TRIES', status: 429 } })
      expect(last.headers['content-security-policy']).toBe(securityHeaders['content-security-policy'])
    } finally {
      await strict.app.close()
    }
  })

  it('do not come from two quick clerks at the survey station, five keys a second each, and the pages of others', async () => {
    const usual = await start()
    try {
      const asks = 2 * 5 * 60 + 300
      for (let at = 0; at < asks; at += 1) {
        const { status } = await ask({ path: '/' }, '', usual.port)
        if (status !== 200) expect.fail(`${status} after ${at}`)
      }
    } finally {
      await usual.app.close()
    }
  })
})

it('listens where no other machine can come in', () => {
  expect(app.addresses()).toMatchObject([{ address: '127.0.0.1' }])
})

describe('the port', () => {
  const hostOf = () =>
    createHost({
      core: { router, folderId: 'folder-1', context: (connection: Connection) => ({ connection }) },
      rendererFolder: join(root, 'renderer'),
    })
  const portOf = (url: string | null) => Number(new URL(url!).port)

  it('is the next one when one is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port: wished } = taken.address() as AddressInfo
    const host = await hostOf()
    expect(portOf(await listen(host, wished))).toBeGreaterThan(wished)
    taken.close()
    await once(taken, 'close')
    const other = await hostOf()
    expect(portOf(await listen(other, wished))).toBe(wished)
    await Promise.all([host.close(), other.close()])
  })

  it('is another one for each of several programs that start at the same moment', async () => {
    const hosts = await Promise.all(Array.from({ length: 8 }, hostOf))
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const { port: wished } = free.address() as AddressInfo
    free.close()
    await once(free, 'close')
    const ports = await Promise.all(hosts.map(async (host) => portOf(await listen(host, wished))))
    expect(new Set(ports).size).toBe(8)
    await Promise.all(hosts.map((host) => host.close()))
  })
})
