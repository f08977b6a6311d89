import type { PromiseState } from '../../../../shared/modules/contacts/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { open } from './open-promises.ts'

interface Reference {
  id: number
  version: number
}
type Undone = Reference & { undoId: number }

/** How an open promise ended. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that ended already. */
export async function settlePromise(
  call: Call,
  { id, version, state, note }: Reference & { state: Exclude<PromiseState, 'open'>; note: string },
): Promise<Undone> {
  const promise = await call.db.selectFrom('promises').select('state').where('id', '=', id).executeTakeFirst()
  if (!promise) throw new Fault('NOT_FOUND')
  if (promise.state !== 'open') throw new Fault('NOT_ALLOWED_NOW')
  const undoable = new Undoable(call, `promise:${id}`)
  const written = await undoable.update('promises', id, { state, note, ...settledBy(call) }, version)
  await call.audit({
    subject: `promise:${id}`,
    fields: { state, note },
    before: { state: promise.state },
  })
  return { ...written, undoId: await undoable.finish() }
}

/**
 * Strikes a wrong contact out and withdraws what was promised in it and is still open. Errors: NOT_FOUND, CONFLICT,
 * NOT_ALLOWED_NOW for one struck out already.
 */
export async function voidContact(call: Call, { id, version }: Reference): Promise<Undone> {
  const contact = await call.db
    .selectFrom('contacts')
    .select('voided_at')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!contact) throw new Fault('NOT_FOUND')
  if (contact.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const undoable = new Undoable(call, `contact:${id}`)
  const written = await undoable.update('contacts', id, { voided_at: call.now }, version)
  const promised = await call.db
    .selectFrom('promises')
    .select('id')
    .where('contact_id', '=', id)
    .where(open)
    .execute()
  for (const promise of promised)
    await undoable.update('promises', promise.id, { state: 'withdrawn', ...settledBy(call) })
  await call.audit({
    subject: `contact:${id}`,
    fields: { voidedAt: call.now },
    before: { voidedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

const settledBy = (call: Call) => ({ settled_at: call.now, settled_by: call.actor.staffId })
