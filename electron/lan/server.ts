import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type { Socket } from 'node:net'
import { findAsset } from '../pages/assets.ts'
import { mayEnter, pathOf } from './gate.ts'
import { securityHeaders } from '../pages/policy.ts'
import { refusalBody, refuse } from './refusals.ts'
import { isGuessable, serveProcedures, type ServedCore } from './rpc.ts'

export interface HostOptions {
  core: ServedCore
  /** The built renderer. */
  rendererFolder: string
  /** Requests a minute of everybody together; `usualLimits` by default. */
  limits?: { general: number; guessable: number }
}

/**
 * Requests a minute. A quick clerk at the survey station sends one at every key, five a second; two of them and the pages of others
 * stay below. What takes a password is asked far more rarely.
 */
export const usualLimits = { general: 1800, guessable: 30 }

/** The largest workbook and its form around it. */
const largestBody = 64 * 1024 * 1024 + 64 * 1024

/** The host of browser mode: the renderer's files and the core's procedures, for this machine only. */
export async function createHost(options: HostOptions): Promise<FastifyInstance> {
  const app = fastify({
    // No log: addresses and bodies may hold what a person typed.
    logger: false,
    bodyLimit: largestBody,
    trustProxy: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
    // Errors before routing meet no hook.
    frameworkErrors: (_error, _request, reply) => void refuse(withHeaders(reply), 404),
    clientErrorHandler: refuseMalformed,
  })
  app.addHook('onRequest', async (request, reply) => {
    withHeaders(reply)
    if (!mayEnter(request)) return refuse(reply, 403)
    const tooLarge = bodyProblem(request)
    if (tooLarge !== null) return refuse(reply, tooLarge)
  })
  await app.register(cookie)
  await limitRates(app, options)
  leaveBodiesToProcedures(app)
  app.setErrorHandler((error: FastifyError, _request, reply) => refuse(reply, error.statusCode ?? 500))
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404))
  serveProcedures(app, options.core)
  servePages(app, options.rendererFolder)
  return app
}

/** How far the search for a port goes beyond the wished one. */
const attempts = 20

/**
 * Listens on the loopback, where no other machine can come in, at the first port from `wished` on that nobody has; resolves to the
 * address for people, or to null when all are taken. A port is tried by taking it, since one that was free a moment ago may be
 * another program's by now.
 */
export async function listen(app: FastifyInstance, wished: number): Promise<string | null> {
  for (let port = wished; port < Math.min(wished + attempts, 65_536); port += 1) {
    try {
      return `${await app.listen({ host: '127.0.0.1', port })}/`
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall !== 'listen') throw error
    }
  }
  return null
}

async function limitRates(app: FastifyInstance, { limits }: HostOptions): Promise<void> {
  const { general, guessable } = limits ?? usualLimits
  await app.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: (request) => (isGuessable(request.raw.url ?? '') ? 'guessable' : 'general'),
    max: (_request, key) => (key === 'guessable' ? guessable : general),
  })
}

/** The procedures read the request themselves: JSON, forms with files, and nothing else. */
function leaveBodiesToProcedures(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(['application/json', 'multipart/form-data'], (_request, _payload, done) =>
    done(null),
  )
}

function servePages(app: FastifyInstance, folder: string): void {
  app.get('/api/*', (_request, reply) => refuse(reply.header('allow', 'POST'), 405))
  app.get('/*', async (request, reply) => {
    const asset = await findAsset(folder, pathOf(request.raw.url ?? ''))
    if (!asset) return refuse(reply, 404)
    return reply.header('cache-control', asset.cacheControl).type(asset.type).send(asset.body)
  })
}

/** A body of unknown length could grow without end; browsers always name it. */
function bodyProblem(request: FastifyRequest): number | null {
  if (request.headers['transfer-encoding'] !== undefined) return 411
  return Number(request.headers['content-length'] ?? 0) > largestBody ? 413 : null
}

function withHeaders(reply: FastifyReply): FastifyReply {
  return reply.headers(securityHeaders)
}

/** What is no HTTP at all gets the shortest answer that still carries the headers. */
function refuseMalformed(_error: Error, socket: Socket): void {
  if (!socket.writable) return
  const body = refusalBody(400)
  const headers = Object.entries({
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  socket.end(['HTTP/1.1 400 Bad Request', ...headers, '', body].join('\r\n'))
}
