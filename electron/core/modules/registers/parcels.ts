import type { z } from 'zod'
import type { registersContract } from '../../../../shared/modules/registers/contract.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { knownResident } from '../residents/known.ts'
import { typedPhone } from './common.ts'

type Arrived = z.output<NonNullable<(typeof registersContract)['parcels']['arrive']['~orpc']['inputSchema']>>

interface Reference {
  id: number
  version: number
}
type Undone = Reference & { undoId: number }

/**
 * Takes a parcel in for somebody; name and phone come from the resident where nothing was typed. Errors: NOT_FOUND
 * (`houseId`, `residentId`), INVALID_INPUT (`recipient`, `phone`), ALREADY_EXISTS on `tracking`.
 */
export async function parcelArrived(call: Call, input: Arrived): Promise<Undone> {
  await checkPresent(call, 'houses', 'houseId', input.houseId)
  const resident = input.residentId === null ? null : await knownResident(call, input.residentId)
  const name = cleanText(input.recipient)
  const phone = typedPhone(input.phone, 'phone', true)
  // What comes for a resident under another name is not theirs to be phoned about.
  const own = resident !== null && (name === '' || name === resident.name)
  const facts = {
    house_id: input.houseId,
    resident_id: input.residentId,
    recipient: name || (resident?.name ?? ''),
    phone: phone || (own ? (resident.phone ?? '') : ''),
    carrier: cleanText(input.carrier),
    tracking: normaliseCode(input.tracking),
    shelf: cleanText(input.shelf),
    pieces: input.pieces,
    notes: input.notes,
  }
  if (facts.house_id === null && facts.recipient === '' && facts.phone === '')
    throw new Fault('INVALID_INPUT', { field: 'recipient' })
  if (facts.tracking !== '') await requireNew(call, facts.tracking)
  const undoable = new Undoable(call, 'parcel')
  const written = await undoable.insert('parcels', {
    ...facts,
    arrived_at: call.now,
    taken_by: call.actor.staffId,
    told_at: null,
    handed_at: null,
    handed_by: null,
    voided_at: null,
  })
  await call.audit({ subject: `parcel:${written.id}`, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that waits no more. */
export async function parcelTold(call: Call, { id, version }: Reference): Promise<Undone> {
  const parcel = await waitingParcel(call, id)
  const undoable = new Undoable(call, `parcel:${id}`)
  const written = await undoable.update('parcels', id, { told_at: call.now }, version)
  await call.audit({
    subject: `parcel:${id}`,
    fields: { toldAt: call.now },
    before: { toldAt: parcel.told_at },
  })
  return { ...written, undoId: await undoable.finish() }
}

/** Hands parcels over, all or none. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that waits no more. */
export async function handOverParcels(
  call: Call,
  input: { parcels: readonly Reference[]; handedTo: string },
): Promise<{ undoId: number }> {
  const handed = {
    handed_at: call.now,
    handed_to: cleanText(input.handedTo),
    handed_by: call.actor.staffId,
  }
  const undoable = new Undoable(call, 'parcel')
  for (const { id, version } of input.parcels) {
    await waitingParcel(call, id)
    await undoable.update('parcels', id, handed, version)
    await call.audit({
      subject: `parcel:${id}`,
      fields: { handed_at: handed.handed_at, handed_to: handed.handed_to },
      before: { handed_at: null },
    })
  }
  return { undoId: await undoable.finish() }
}

async function waitingParcel({ db }: Call, id: number) {
  const parcel = await db
    .selectFrom('parcels')
    .select(['told_at', 'handed_at', 'voided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!parcel) throw new Fault('NOT_FOUND')
  if (parcel.handed_at !== null || parcel.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return parcel
}

async function requireNew({ db }: Call, tracking: string): Promise<void> {
  const known = await db
    .selectFrom('parcels')
    .select('id')
    .where('tracking', '=', tracking)
    .where('handed_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (known) throw new Fault('ALREADY_EXISTS', { field: 'tracking' })
}
