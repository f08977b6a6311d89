import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './connect.ts'
import { toFault } from './faults.ts'

const options = { context: {} }
const call = (link: ReturnType<typeof connect>) =>
  link.call(['setup', 'status'], undefined, options).then(
    () => null,
    (error: unknown) => toFault(error).code,
  )

afterEach(() => vi.unstubAllGlobals())

describe('in the desktop', () => {
  let ports: MessagePort[]

  beforeEach(() => {
    ports = []
    vi.stubGlobal('location', { origin: 'app://console' })
    vi.stubGlobal('window', {
      guanjia: {},
      postMessage: (_message: string, _target: string, [port]: MessagePort[]) =>
        ports.push(port as MessagePort),
    })
  })

  it('asks the preload for a port once, and for a new one after the core has gone', async () => {
    const link = connect()
    const first = call(link)
    const second = call(link)
    expect(ports).toHaveLength(1)
    ports[0]?.close()
    expect(await Promise.all([first, second])).toEqual(['CORE_GONE', 'CORE_GONE'])

    const third = call(link)
    expect(ports).toHaveLength(2)
    ports[1]?.close()
    expect(await third).toBe('CORE_GONE')
  })
})

describe('in a browser', () => {
  beforeEach(() => {
    vi.stubGlobal('location', { origin: 'http://127.0.0.1:8137' })
    vi.stubGlobal('window', {})
  })

  it('posts to the host it came from, and says so when nobody answers', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(`${request.method} ${request.url}`)
      return Promise.reject(new TypeError('Failed to fetch'))
    })
    expect(await call(connect())).toBe('CORE_GONE')
    expect(asked).toEqual(['POST http://127.0.0.1:8137/api/rpc/setup/status'])
  })

  it('passes a refusal on with its code', async () => {
    const refusal = new ORPCError('NOT_SIGNED_IN', { status: 401 }).toJSON()
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(JSON.stringify({ json: refusal }), {
          status: 401,
          headers: { 'content-type': 'application/json' },
        }),
      ),
    )
    expect(await call(connect())).toBe('NOT_SIGNED_IN')
  })
})
