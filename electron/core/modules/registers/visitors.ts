import type { z } from 'zod'
import type { registersContract } from '../../../../shared/modules/registers/contract.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { typedPhone, typedPlate } from './common.ts'

type Arrived = z.output<NonNullable<(typeof registersContract)['visitors']['arrive']['~orpc']['inputSchema']>>

interface Reference {
  id: number
  version: number
}
type Undone = Reference & { undoId: number }

/** Whatever has the shape of an ID number: the register keeps none, so it is refused wherever it is typed. */
const idNumber = /\d{17}[\dX]|\d{15}(?!\d)/

/**
 * Somebody comes in. Errors: NOT_FOUND on `houseId`; INVALID_INPUT on `phone`, `plate`, and with the reason `id-number`
 * on any words that hold one; ALREADY_EXISTS on a `pass` that somebody inside carries.
 */
export async function visitorArrived(call: Call, input: Arrived): Promise<Undone> {
  for (const field of ['name', 'hostName', 'purpose', 'pass', 'notes'] as const)
    if (idNumber.test(normaliseCode(input[field])))
      throw new Fault('INVALID_INPUT', { field, params: { reason: 'id-number' } })
  const facts = {
    name: cleanText(input.name),
    phone: typedPhone(input.phone, 'phone'),
    plate: typedPlate(input.plate),
    people: input.people,
    house_id: input.houseId,
    host_name: cleanText(input.hostName),
    purpose: cleanText(input.purpose),
    pass: normaliseCode(input.pass),
    notes: input.notes,
  }
  await checkPresent(call, 'houses', 'houseId', facts.house_id)
  if (facts.pass !== '') await requireFreePass(call, facts.pass)
  const undoable = new Undoable(call, 'visitor')
  const written = await undoable.insert('visitors', {
    ...facts,
    arrived_at: call.now,
    taken_by: call.actor.staffId,
    left_at: null,
    voided_at: null,
  })
  await call.audit({ subject: `visitor:${written.id}`, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for somebody who is not inside. */
export async function visitorLeft(call: Call, { id, version }: Reference): Promise<Undone> {
  const visitor = await call.db
    .selectFrom('visitors')
    .select(['left_at', 'voided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!visitor) throw new Fault('NOT_FOUND')
  if (visitor.left_at !== null || visitor.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const undoable = new Undoable(call, `visitor:${id}`)
  const written = await undoable.update('visitors', id, { left_at: call.now }, version)
  await call.audit({ subject: `visitor:${id}`, fields: { leftAt: call.now }, before: { leftAt: null } })
  return { ...written, undoId: await undoable.finish() }
}

async function requireFreePass({ db }: Call, pass: string): Promise<void> {
  const carried = await db
    .selectFrom('visitors')
    .select('id')
    .where('pass', '=', pass)
    .where('left_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (carried) throw new Fault('ALREADY_EXISTS', { field: 'pass' })
}
