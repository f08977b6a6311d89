import { createServer } from 'node:net'

/** How far the search goes beyond the wished port. */
const attempts = 20

/** The first port from `wished` on that nobody listens on at the loopback; null when all are taken. */
export async function freePort(wished: number): Promise<number | null> {
  for (let port = wished; port < Math.min(wished + attempts, 65_536); port += 1) {
    if (await isFree(port)) return port
  }
  return null
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
