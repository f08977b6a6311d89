import type { z } from 'zod'
import type { servicesContract } from '../../../../shared/modules/services/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { typedPhone } from '../registers/common.ts'
import { knownResident } from '../residents/known.ts'

type Requests = (typeof servicesContract)['requests']
type Asked = z.output<NonNullable<Requests['ask']['~orpc']['inputSchema']>>
type Settled = z.output<NonNullable<Requests['settle']['~orpc']['inputSchema']>>

/**
 * Somebody asks the desk to arrange something; name and phone come from the resident where nothing was typed. Errors:
 * NOT_FOUND (`houseId`, `residentId`, `providerId`), INVALID_INPUT (`name`, `phone`, `wantedOn`).
 */
export async function askForService(call: Call, input: Asked) {
  await checkPresent(call, 'houses', 'houseId', input.houseId)
  if (input.providerId !== null) await checkProvider(call, input.providerId)
  const resident = input.residentId === null ? null : await knownResident(call, input.residentId)
  const typedName = cleanText(input.name)
  const phone = typedPhone(input.phone, 'phone')
  const own = resident !== null && (typedName === '' || typedName === resident.name)
  const facts = {
    kind: input.kind,
    house_id: input.houseId,
    resident_id: input.residentId,
    name: typedName || (resident?.name ?? ''),
    phone: phone || (own ? (resident.phone ?? '') : ''),
    words: input.words,
    wanted_on: input.wantedOn,
    provider_id: input.providerId,
  }
  if (facts.house_id === null && facts.name === '') throw new Fault('INVALID_INPUT', { field: 'name' })
  if (facts.wanted_on !== null && facts.wanted_on < call.today)
    throw new Fault('INVALID_INPUT', { field: 'wantedOn' })
  const undoable = new Undoable(call, 'service-request')
  const written = await undoable.insert('service_requests', {
    ...facts,
    fee_fen: null,
    state: 'open',
    asked_at: call.now,
    taken_by: call.actor.staffId,
    settled_at: null,
    settled_by: null,
    rating: null,
    voided_at: null,
  })
  await call.audit({ subject: `service-request:${written.id}`, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/**
 * Keeps how a request ended. Errors: NOT_FOUND (also on `providerId`), CONFLICT, NOT_ALLOWED_NOW for one that is not
 * open, INVALID_INPUT on `rating` of what was cancelled.
 */
export async function settleService(call: Call, { id, version, ...input }: Settled) {
  const request = await call.db
    .selectFrom('service_requests')
    .select(['state', 'voided_at', 'provider_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!request) throw new Fault('NOT_FOUND')
  if (request.state !== 'open' || request.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (input.state === 'cancelled' && input.rating !== null)
    throw new Fault('INVALID_INPUT', { field: 'rating' })
  if (input.providerId !== null && input.providerId !== request.provider_id)
    await checkProvider(call, input.providerId)
  const facts = {
    state: input.state,
    provider_id: input.providerId,
    fee_fen: input.feeFen,
    rating: input.rating,
    notes: input.notes,
  }
  const undoable = new Undoable(call, `service-request:${id}`)
  const settled = { ...facts, settled_at: call.now, settled_by: call.actor.staffId }
  const written = await undoable.update('service_requests', id, settled, version)
  await call.audit({
    subject: `service-request:${id}`,
    fields: said(facts),
    before: { state: request.state },
  })
  return { ...written, undoId: await undoable.finish() }
}

async function checkProvider({ db }: Call, id: number): Promise<void> {
  const provider = await db
    .selectFrom('providers')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!provider) throw new Fault('NOT_FOUND', { field: 'providerId' })
}
