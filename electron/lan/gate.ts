import type { FastifyRequest } from 'fastify'

/** Methods that change nothing; everything else has to prove that it comes from this host's own page. */
const reading = new Set(['GET', 'HEAD'])

/**
 * Whether a request may come in at all. The Host header must name the loopback: a foreign name that resolves here is
 * DNS rebinding. What changes state must come from this very origin, by `Origin` and, where sent, `Sec-Fetch-Site`.
 */
export function mayEnter(request: FastifyRequest): boolean {
  const port = request.raw.socket.localPort
  const authorities = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (!host || !authorities.includes(host.toLowerCase())) return false
  if (reading.has(request.method)) return true
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return origin === `http://${host.toLowerCase()}`
}

/** The part of a URL before its query, still encoded. */
export const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? ''
