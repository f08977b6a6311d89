import type { z } from 'zod'
import type { registersContract } from '../../../../shared/modules/registers/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { typedPhone } from './common.ts'
import { countKeys } from './house-keys.ts'

type Keys = (typeof registersContract)['keys']
type Taken = z.output<NonNullable<Keys['take']['~orpc']['inputSchema']>>
type Lent = z.output<NonNullable<Keys['lend']['~orpc']['inputSchema']>>

interface Reference {
  id: number
  version: number
}
type Undone = Reference & { undoId: number }

/**
 * Takes a key into keeping; its house counts the pieces. Errors: NOT_FOUND on `houseId`, INVALID_INPUT on `giverPhone`,
 * ALREADY_EXISTS on `label` while another key in keeping has it.
 */
export async function takeKey(call: Call, input: Taken): Promise<Undone> {
  const facts = {
    house_id: input.houseId,
    label: cleanText(input.label),
    pieces: input.pieces,
    place: cleanText(input.place),
    giver_name: cleanText(input.giverName),
    giver_phone: typedPhone(input.giverPhone, 'giverPhone'),
    purpose: cleanText(input.purpose),
    notes: input.notes,
  }
  await checkPresent(call, 'houses', 'houseId', facts.house_id)
  await requireFreeLabel(call, facts.label)
  const undoable = new Undoable(call, 'held-key')
  const written = await undoable.insert('held_keys', {
    ...facts,
    taken_at: call.now,
    taken_by: call.actor.staffId,
    returned_at: null,
    returned_by: null,
    voided_at: null,
  })
  await countKeys(call, undoable, facts.house_id, facts.pieces, facts.place)
  await call.audit({ subject: `held-key:${written.id}`, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/**
 * Lends a key that is at the desk. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is out, returned or struck
 * out; INVALID_INPUT on `dueAt` that is over, on `phone`.
 */
export async function lendKey(call: Call, { id, version, ...input }: Lent): Promise<Undone> {
  await keyAtDesk(call, { id, version })
  const dueAt = input.dueAt === null ? null : new Date(input.dueAt).toISOString()
  if (dueAt !== null && dueAt <= call.now) throw new Fault('INVALID_INPUT', { field: 'dueAt' })
  const facts = {
    borrower: cleanText(input.borrower),
    phone: typedPhone(input.phone, 'phone'),
    reason: cleanText(input.reason),
    due_at: dueAt,
  }
  const undoable = new Undoable(call, `held-key:${id}`)
  await undoable.insert('key_loans', {
    held_key_id: id,
    ...facts,
    lent_at: call.now,
    lent_by: call.actor.staffId,
    back_at: null,
    back_by: null,
  })
  await call.audit({ subject: `held-key:${id}`, fields: said(facts) })
  return { id, version, undoId: await undoable.finish() }
}

/** Ends a loan. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that has ended. */
export async function takeKeyBack(call: Call, { id, version }: Reference): Promise<Undone> {
  const loan = await call.db
    .selectFrom('key_loans')
    .select(['held_key_id', 'back_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!loan) throw new Fault('NOT_FOUND')
  if (loan.back_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const undoable = new Undoable(call, `held-key:${loan.held_key_id}`)
  const back = { back_at: call.now, back_by: call.actor.staffId }
  const written = await undoable.update('key_loans', id, back, version)
  await call.audit({
    subject: `held-key:${loan.held_key_id}`,
    fields: { backAt: call.now },
    before: { backAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

/**
 * Gives a key back to its owner; its house counts it no more. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that
 * is out, returned or struck out.
 */
export async function giveKeyBack(
  call: Call,
  { returnedTo, ...reference }: Reference & { returnedTo: string },
): Promise<Undone> {
  const key = await keyAtDesk(call, reference)
  const undoable = new Undoable(call, `held-key:${key.id}`)
  const facts = { returned_at: call.now, returned_to: cleanText(returnedTo) }
  const written = await undoable.update(
    'held_keys',
    key.id,
    { ...facts, returned_by: call.actor.staffId },
    reference.version,
  )
  await countKeys(call, undoable, key.house_id, -key.pieces)
  await call.audit({
    subject: `held-key:${key.id}`,
    fields: facts,
    before: { returned_at: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

/** A key in keeping that nobody has borrowed. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
async function keyAtDesk(call: Call, { id, version }: Reference) {
  const key = await call.db.selectFrom('held_keys').selectAll().where('id', '=', id).executeTakeFirst()
  if (!key) throw new Fault('NOT_FOUND')
  if (key.version !== version) throw new Fault('CONFLICT')
  if (key.returned_at !== null || key.voided_at !== null || (await isLent(call, id)))
    throw new Fault('NOT_ALLOWED_NOW')
  return key
}

export async function isLent({ db }: Call, keyId: number): Promise<boolean> {
  const loan = await db
    .selectFrom('key_loans')
    .select('id')
    .where('held_key_id', '=', keyId)
    .where('back_at', 'is', null)
    .executeTakeFirst()
  return loan !== undefined
}

async function requireFreeLabel({ db }: Call, label: string): Promise<void> {
  const taken = await db
    .selectFrom('held_keys')
    .select('id')
    .where('label', '=', label)
    .where('returned_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'label' })
}
