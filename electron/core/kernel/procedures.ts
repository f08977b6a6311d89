import { implement } from '@orpc/server'
import type { ProcedureMeta } from '../../../shared/contract/procedure.ts'
import { contract } from '../../../shared/contract/router.ts'
import { loadActor } from './actors.ts'
import { Call, type Actor, type Connection } from './call.ts'
import { asFault, Fault } from './errors.ts'
import type { Services } from './services.ts'

/** What a door hands in with each request. */
export interface CoreContext {
  services: Services
  connection: Connection
}

/**
 * The way of every request: session, permission, transaction for a command, then the contract's input, the handler
 * and the contract's output. Handlers find all of it in `context.call`.
 */
export const procedures = implement(contract)
  .$context<CoreContext>()
  .use(async ({ context, path, procedure, next }) => {
    const { services, connection } = context
    const action = path.join('.')
    const meta = procedure['~orpc'].meta as ProcedureMeta
    let call: Call | null = null
    try {
      const actor = await identify(services, connection, action, meta)
      call = new Call(services, connection, action, actor)
      admit(call, meta, actor)
      if (meta.kind !== 'command') return await next({ context: { call } })
      return await call.transact((inside) => Promise.resolve(next({ context: { call: inside } })))
    } catch (error) {
      const fault = asFault(error)
      if (call && fault.code === 'NOT_PERMITTED') await recordRefusal(call, fault)
      throw fault
    }
  })

async function identify(
  services: Services,
  connection: Connection,
  action: string,
  meta: ProcedureMeta,
): Promise<Actor | null> {
  const db = services.database.kysely
  const session = await services.sessions.find(db, connection.token, meta.passive !== true)
  if (session === 'none') return null
  if (session === 'ended') {
    if (action.startsWith('setup.') || action.startsWith('accounts.')) return null
    throw new Fault('SESSION_ENDED')
  }
  return loadActor(db, session.userId)
}

function admit(call: Call, meta: ProcedureMeta, actor: Actor | null): void {
  refuseBeforeReady(call)
  if (meta.access === 'public') return
  if (!actor) throw new Fault('NOT_SIGNED_IN')
  if (meta.access === 'member' || actor.permissions.has(meta.access)) return
  throw new Fault('NOT_PERMITTED', { params: { permission: meta.access } })
}

/**
 * What was refused, before or inside the procedure, is kept although the procedure's own transaction is not. A
 * handler that refuses one object names it as the fault's `subject`.
 */
async function recordRefusal(call: Call, fault: Fault): Promise<void> {
  const { subject, permission = call.action } = fault.data.params ?? {}
  await call.transact((inside) =>
    inside.audit({ subject: String(subject ?? permission), outcome: 'refused' }),
  )
}

/** Until the office is set up, and on a machine without its key, only the wizard's own procedures answer. */
function refuseBeforeReady({ services, action }: Call): void {
  if (services.stage === 'ready' || action.startsWith('setup.') || action === 'accounts.current') return
  throw new Fault(services.stage === 'fresh' ? 'NOT_SET_UP' : 'KEY_LOCKED')
}
