import type { AnyRouter, Context } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Connection } from '../core/kernel/call.ts'
import { pathOf } from './gate.ts'
import { noStore } from '../pages/policy.ts'
import { refuse } from './refusals.ts'

/** What the door needs of a core; `Core` is one. */
export interface ServedCore {
  readonly router: AnyRouter
  readonly folderId: string
  context(connection: Connection): Context
}

export const rpcPrefix = '/api/rpc'

/** Procedures that take a password or a code: guessing them has to be slow. */
const guessable = new Set(
  [
    'accounts/login',
    'accounts/resetByRecoveryCode',
    'accounts/changePassword',
    'accounts/confirmPassword',
    'accounts/renewRecoveryCode',
    'accounts/resetByCode',
    'setup/complete',
    'setup/unlockKey',
  ].map((path) => `${rpcPrefix}/${path}`),
)

export const isGuessable = (url: string): boolean => guessable.has(pathOf(url))

/** A procedure's address has one spelling, so that no other spelling slips past a limit. */
const address = /^\/api\/rpc(\/[A-Za-z]+)+$/

const largestJson = 1024 * 1024

const isMultipart = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('multipart/form-data') ?? false

/** One cookie a data folder, so that two offices on one machine do not sign each other out. */
export const cookieName = (folderId: string): string => `guanjia_${folderId.replace(/[^A-Za-z0-9-]/g, '')}`

declare module 'fastify' {
  interface FastifyRequest {
    coreConnection: Connection | null
  }
}

/** Serves the core's procedures by POST only: what is asked never stands in an address. */
export function serveProcedures(app: FastifyInstance, core: ServedCore): void {
  const handler = new RPCHandler<Context>(core.router)
  const name = cookieName(core.folderId)
  app.decorateRequest('coreConnection', null)

  app.addHook('onSend', async (request, reply) => {
    if (request.coreConnection) keepSession(request, reply, name)
  })

  app.post(`${rpcPrefix}/*`, async (request, reply) => {
    if (!address.test(pathOf(request.raw.url ?? ''))) return refuse(reply, 404)
    // Only files are large, and they come as multipart.
    if (!isMultipart(request) && Number(request.headers['content-length']) > largestJson)
      return refuse(reply, 413)
    const connection: Connection = { host: 'browser', token: request.cookies[name] ?? null }
    request.coreConnection = connection
    reply.header('cache-control', noStore)
    const { matched } = await handler.handle(request, reply, {
      prefix: rpcPrefix,
      context: core.context(connection),
    })
    return matched ? reply : refuse(reply, 404)
  })
}

/** The core wrote the connection's token during the call: hand it to the browser, or take it back. */
function keepSession(request: FastifyRequest, reply: FastifyReply, name: string): void {
  const before = request.cookies[name] ?? null
  const after = request.coreConnection?.token ?? null
  if (before === after) return
  const flags = { path: '/', httpOnly: true, sameSite: 'strict' } as const
  if (after !== null) {
    reply.setCookie(name, after, flags)
    return
  }
  reply.clearCookie(name, flags)
  if (pathOf(request.raw.url ?? '') === `${rpcPrefix}/accounts/logout`)
    // Not "cookies", which every port of this host shares, and not "storage": the page keeps nothing there but how
    // it looks, and a lock at every coffee break must not reset that.
    reply.header('clear-site-data', '"cache"')
}
