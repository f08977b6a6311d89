import type { z } from 'zod'
import type { registersContract } from '../../../../shared/modules/registers/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { dayIn } from '../../../../shared/time/zone.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries } from '../../kernel/numbering.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { typedPhone, typedPlate } from './common.ts'

type Passes = (typeof registersContract)['passes']
type Issued = z.output<NonNullable<Passes['issue']['~orpc']['inputSchema']>>
type Released = z.output<NonNullable<Passes['release']['~orpc']['inputSchema']>>

const prefix = 'FX'

/**
 * Issues a pass under the next number of the day, counted inside the transaction. Errors: NOT_FOUND on `houseId`;
 * INVALID_INPUT on `phone`, `plate`, `items` without a line, `validOn` that is over, and on `ownerConsent` where
 * anybody but the owner claims to be the owner in person.
 */
export async function issuePass(call: Call, input: Issued) {
  const items = input.items
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '')
  const validOn = input.validOn ?? call.today
  if (validOn < call.today) throw new Fault('INVALID_INPUT', { field: 'validOn' })
  if (input.ownerConsent === 'self' && input.applicantRole !== 'owner')
    throw new Fault('INVALID_INPUT', { field: 'ownerConsent' })
  const facts = {
    house_id: input.houseId,
    applicant: cleanText(input.applicant),
    applicant_role: input.applicantRole,
    phone: typedPhone(input.phone, 'phone'),
    items: items.join('\n'),
    carrier: cleanText(input.carrier),
    plate: typedPlate(input.plate),
    owner_consent: input.ownerConsent,
    valid_on: validOn,
    notes: input.notes,
  }
  await checkPresent(call, 'houses', 'houseId', facts.house_id)
  const count = await nextInSeries(call.db, `${prefix}-${call.today}`)
  const number = `${prefix}-${call.today.replaceAll('-', '')}-${String(count).padStart(3, '0')}`
  const written = await call.db
    .insertInto('item_passes')
    .values({
      ...facts,
      number,
      issued_at: call.now,
      issued_by: call.actor.staffId,
      released_at: null,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `pass:${written.id}`, label: number, fields: said(facts) })
  return { ...written, number }
}

/**
 * Keeps that the things left the gate, with the guard's name. What was noted at the gate may be entered the next day.
 * Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one released or struck out, or on another day than its own where no
 * time is said; INVALID_INPUT on `at` in the future or on another day.
 */
export async function releasePass(call: Call, { id, version, guardName, at }: Released) {
  const pass = await call.db
    .selectFrom('item_passes')
    .select(['number', 'valid_on', 'released_at', 'voided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!pass) throw new Fault('NOT_FOUND')
  if (pass.released_at !== null || pass.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const releasedAt = at === null ? call.now : new Date(at).toISOString()
  const onItsDay = dayIn(call.services.timeZone, releasedAt) === pass.valid_on
  if (at === null && !onItsDay) throw new Fault('NOT_ALLOWED_NOW')
  if (!onItsDay || releasedAt > call.now) throw new Fault('INVALID_INPUT', { field: 'at' })
  const facts = { released_at: releasedAt, guard_name: cleanText(guardName) }
  const undoable = new Undoable(call, `pass:${id}`)
  const written = await undoable.update('item_passes', id, facts, version)
  await call.audit({
    subject: `pass:${id}`,
    label: pass.number,
    fields: facts,
    before: { released_at: null },
  })
  return { ...written, undoId: await undoable.finish() }
}
