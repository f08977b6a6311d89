import { protocol, type Session } from 'electron'
import { findAsset } from '../pages/assets.ts'
import { contentSecurityPolicy, noStore, securityHeaders } from '../pages/policy.ts'
import { failureOrigin, originOf, pageOrigin, scheme } from './origin.ts'

/** What the program's own scheme answers with. */
export interface Pages {
  /** The built renderer's folder. */
  renderer: string
  /** The page of the failure window as it stands now. */
  failurePage(): string
  /** In development the renderer comes from this server instead. */
  devServer: string | null
}

/** Before `ready`: gives the scheme what an ordinary site has, and nothing that goes round the policy. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** After `ready`, on the session the windows use. */
export function servePages(session: Session, pages: Pages): void {
  session.protocol.handle(scheme, (request) => answer(request, pages))
}

/** One request of a page. The address was normalised by Chromium, but nothing here relies on it. */
export async function answer(request: Request, pages: Pages): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply(405, null, 'text/plain')
  const origin = originOf(request.url)
  if (origin === failureOrigin) return reply(200, pages.failurePage(), 'text/html; charset=utf-8')
  if (origin !== pageOrigin) return reply(404, null, 'text/plain')
  const path = rawPath(request.url)
  if (pages.devServer) return fromDevServer(pages.devServer, request.url)
  const asset = await findAsset(pages.renderer, path)
  return asset ? reply(200, asset.body, asset.type) : reply(404, null, 'text/plain')
}

/** What stands between the host and the query, still encoded. */
function rawPath(url: string): string {
  const [path = ''] = url.slice(pageOrigin.length).split(/[?#]/, 1)
  return path === '' ? '/' : path
}

function reply(status: number, body: string | Buffer | null, type: string): Response {
  const headers = { ...securityHeaders, 'cache-control': noStore, 'content-type': type }
  return new Response(body === null ? null : new Uint8Array(Buffer.from(body)), { status, headers })
}

/** Development only: the same origin and nearly the same policy, with hot reloading let through. */
async function fromDevServer(server: string, url: string): Promise<Response> {
  const { pathname, search } = new URL(url)
  const response = await fetch(new URL(pathname + search, server))
  const headers = {
    ...securityHeaders,
    'content-security-policy': contentSecurityPolicy(`ws://${new URL(server).host}`),
    'cache-control': noStore,
    'content-type': response.headers.get('content-type') ?? 'text/plain',
  }
  return new Response(response.body, { status: response.status, headers })
}
