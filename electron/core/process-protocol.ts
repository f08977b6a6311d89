import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { openOffice, type OpenOffice } from './folder/open-office.ts'
import type { CoreMessage, MainMessage, StartOptions } from './folder/process-messages.ts'
import type { Connection } from './kernel/call.ts'
import { clockFrom, systemClock } from './kernel/clock.ts'
import { asFault, Fault } from './kernel/errors.ts'
import type { CoreContext } from './kernel/procedures.ts'

/** A port as Electron's utility process receives it; declared here because the core knows no Electron. */
export type CorePort = SupportedMessagePort & {
  start(): void
  on(event: 'close', listener: () => void): unknown
}

export interface ParentPort {
  on(event: 'message', listener: (event: { data: MainMessage; ports: CorePort[] }) => void): unknown
  postMessage(message: CoreMessage): void
}

/** What this process is told about itself; tests hand in their own. */
interface OwnProcess {
  exit(code: number): void
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

/** Serves the desktop's main process over its port until it says stop; then, or after a last failure, this process ends. */
export function serveParent(parent: ParentPort, own: OwnProcess = process): void {
  let office: OpenOffice | null = null
  let handler: RPCHandler<CoreContext> | null = null

  const fail = (error: unknown): void => {
    const { code, data } = asFault(error)
    reportPlace(error)
    parent.postMessage({ type: 'failed', code: code as ErrorCode, params: data.params ?? {} })
    own.exit(1)
  }
  own.on('uncaughtException', fail)
  own.on('unhandledRejection', fail)

  const start = async (options: StartOptions): Promise<void> => {
    office = await openOffice({
      ...options,
      host: 'desktop',
      machineKey: Buffer.from(options.machineKey, 'base64'),
      clock: options.testClock ? clockFrom(options.testClock) : systemClock,
    })
    handler = new RPCHandler<CoreContext>(office.core.router)
    parent.postMessage({ type: 'ready', stage: office.core.stage })
  }

  const connect = (port: CorePort | undefined): void => {
    if (!port || !office || !handler) return
    const { core } = office
    const connection: Connection = { host: 'desktop', token: null }
    handler.upgrade(port, { context: core.context(connection) })
    port.on('close', () => void endSession(core, connection).catch(fail))
    port.start()
  }

  const stop = async (discardIfFresh: boolean): Promise<void> => {
    const fresh = office?.core.stage === 'fresh'
    await office?.close({ discardIfFresh })
    office = null
    parent.postMessage({ type: 'stopped', fresh })
    own.exit(0)
  }

  parent.on('message', ({ data, ports }) => {
    if (data.type === 'start') start(data.options).catch(fail)
    else if (data.type === 'connect') connect(ports[0])
    else stop(data.discardIfFresh ?? false).catch(fail)
  })
}

/** In the desktop a session lives with its port: a closed or reloaded window has to sign in again. */
async function endSession(core: OpenOffice['core'], connection: Connection): Promise<void> {
  const { sessions, database } = core.services
  if (connection.token && database.raw.open) await sessions.end(database.kysely, connection.token, 'logout')
}

/** Where it happened, for whoever reads the terminal. Never the message: it may quote what a person typed. */
function reportPlace(error: unknown): void {
  // A fault without a cause is a refusal, not an accident.
  if (error instanceof Fault && error.cause === undefined) return
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  process.stderr.write([`The core failed: ${cause.name}`, ...frames.slice(0, 12), ''].join('\n'))
}
