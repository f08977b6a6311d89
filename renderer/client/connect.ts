import { ORPCError, type ClientContext, type ClientLink, type ClientOptions } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'

type Link = ClientLink<ClientContext>
type Path = readonly string[]

const coreGone = () => new ORPCError('CORE_GONE')

/**
 * The desktop's way to the core: a port of its own, forwarded by the preload script.
 * A port that closed (the core restarted) is replaced at the next call.
 */
class DesktopLink implements Link {
  private open: { link: Link; closed: boolean } | null = null

  async call(path: Path, input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const connection = this.connection()
    try {
      return await connection.link.call(path, input, options)
    } catch (error) {
      if (connection.closed && !options.signal?.aborted) throw coreGone()
      throw error
    }
  }

  private connection() {
    if (this.open && !this.open.closed) return this.open
    const channel = new MessageChannel()
    const connection = { link: new PortLink({ port: channel.port1 }) as Link, closed: false }
    channel.port1.addEventListener('close', () => (connection.closed = true))
    channel.port1.start()
    // A custom scheme may report the opaque origin 'null', which postMessage refuses as a target.
    const target = location.origin === 'null' ? '*' : location.origin
    window.postMessage('guanjia:core-port', target, [channel.port2])
    this.open = connection
    return connection
  }
}

/** Browser mode: the same core behind HTTP on this machine. */
function browserLink(): Link {
  return new FetchLink({
    url: `${location.origin}/api/rpc`,
    method: 'POST',
    fetch: async (request, init, options) => {
      try {
        return await fetch(request, { ...init, credentials: 'same-origin' })
      } catch (error) {
        if (options.signal?.aborted) throw error
        throw coreGone()
      }
    },
  })
}

/** The link of the host this page runs in. */
export const connect = (): Link => (window.guanjia ? new DesktopLink() : browserLink())
