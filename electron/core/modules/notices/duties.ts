import type { z } from 'zod'
import type { noticesContract } from '../../../../shared/modules/notices/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries } from '../../kernel/numbering.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requirePublished } from './paper.ts'

type Duties = (typeof noticesContract)['duties']
type Created = z.output<NonNullable<Duties['create']['~orpc']['inputSchema']>>
type Done = z.output<NonNullable<Duties['done']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

const factsOf = (input: Created) => ({
  name: cleanText(input.name),
  basis: input.basis,
  every_months: input.everyMonths,
  lead_days: input.leadDays,
  starts_on: input.startsOn,
})

/** Something of the office's own to be told. Error: ALREADY_EXISTS on `name`. */
export async function createDuty(call: Call, input: Created) {
  const facts = factsOf(input)
  await requireFree(call, facts.name)
  const { last } = await call.db
    .selectFrom('duties')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const written = await call.db
    .insertInto('duties')
    .values({
      ...facts,
      code: `own-${await nextInSeries(call.db, 'own-duty')}`,
      position: (last ?? 0) + 1,
      archived_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `duty:${written.id}`, label: facts.name, fields: said(facts) })
  return written
}

/** Errors: as `createDuty`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away. */
export async function updateDuty(call: Call, { id, version, ...input }: Created & Reference) {
  const before = await dutyOf(call, id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = factsOf(input)
  await requireFree(call, facts.name, id)
  const written = await updateVersioned(call, 'duties', { id, version }, facts)
  await call.audit({
    subject: `duty:${id}`,
    label: before.name,
    ...changesBetween(before, facts),
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away already. */
export async function archiveDuty(call: Call, reference: Reference) {
  const before = await dutyOf(call, reference.id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return setArchived(call, 'duties', `duty:${reference.id}`, reference, before, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one in use, ALREADY_EXISTS on `name`. */
export async function restoreDuty(call: Call, reference: Reference) {
  const before = await dutyOf(call, reference.id)
  if (before.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireFree(call, before.name, reference.id)
  return setArchived(call, 'duties', `duty:${reference.id}`, reference, before, null)
}

/**
 * It was told, by a paper or with words how. Errors: NOT_FOUND on `dutyId`, NOT_ALLOWED_NOW for one put away,
 * INVALID_INPUT on `day` in the future and on `notes` where neither a paper nor a word says how, NOT_FOUND and
 * NOT_ALLOWED_NOW on `paper`.
 */
export async function dutyDone(call: Call, input: Done) {
  const duty = await dutyOf(call, input.dutyId, 'dutyId')
  if (duty.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (input.day > call.today) throw new Fault('INVALID_INPUT', { field: 'day' })
  const paper = { disclosure_id: input.disclosureId, notice_id: input.noticeId }
  const papers = Object.values(paper).filter((id) => id !== null).length
  if (papers > 1) throw new Fault('INVALID_INPUT', { field: 'paper' })
  if (papers === 1) await requirePublished(call, paper)
  else if (cleanText(input.notes) === '') throw new Fault('INVALID_INPUT', { field: 'notes' })
  const written = await call.db
    .insertInto('duty_acts')
    .values({
      duty_id: duty.id,
      day: input.day,
      ...paper,
      notes: input.notes,
      staff_id: call.actor.staffId,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const { day, disclosureId, noticeId, notes } = input
  await call.audit({
    subject: `duty:${duty.id}`,
    label: duty.name,
    fields: said({ day, disclosureId, noticeId, notes }),
  })
  return written
}

/** It was not told after all. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW where it is taken back already. */
export async function undoDutyDone(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const act = await call.db
    .selectFrom('duty_acts')
    .select(['duty_id', 'voided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!act) throw new Fault('NOT_FOUND')
  if (act.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const voided = { voided_at: call.now, void_reason: reason }
  const written = await updateVersioned(call, 'duty_acts', { id, version }, voided)
  await call.audit({
    subject: `duty:${act.duty_id}`,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

async function dutyOf({ db }: Call, id: number, field?: string) {
  const duty = await db.selectFrom('duties').selectAll().where('id', '=', id).executeTakeFirst()
  if (!duty) throw new Fault('NOT_FOUND', field ? { field } : {})
  return duty
}

async function requireFree({ db }: Call, name: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('duties')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
