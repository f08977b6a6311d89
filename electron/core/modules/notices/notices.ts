import type { z } from 'zod'
import { slotsIn } from '../../../../shared/modules/aids/slots.ts'
import type { noticesContract } from '../../../../shared/modules/notices/contract.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries } from '../../kernel/numbering.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { markDutyIds } from './mark-duties.ts'

type Created = z.output<NonNullable<(typeof noticesContract)['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

const prefix = 'TZ'

/** The next of the year. Errors: NOT_FOUND on `outageId`, INVALID_INPUT on `validUntil` before its own day. */
export async function createNotice(call: Call, input: Created) {
  const facts = await checkedFacts(call, input)
  const year = call.today.slice(0, 4)
  const count = await nextInSeries(call.db, `${prefix}-${year}`)
  const number = `${prefix}-${year}-${String(count).padStart(3, '0')}`
  const written = await call.db
    .insertInto('notices')
    .values({
      ...facts,
      number,
      state: 'draft',
      published_at: null,
      published_by: null,
      withdrawn_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `notice:${written.id}`, label: number, fields: said(facts) })
  return { ...written, number }
}

/** Errors: as `createNotice`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW once it is published. */
export async function updateNotice(call: Call, { id, version, ...input }: Created & Reference) {
  const before = await inState(call, id, 'draft')
  const facts = await checkedFacts(call, input)
  const written = await updateVersioned(call, 'notices', { id, version }, facts)
  await call.audit({
    subject: `notice:${id}`,
    label: before.number,
    ...changesBetween(before, facts),
  })
  return written
}

/**
 * Told to everybody, and with it the duties it fulfils. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for anything but a
 * draft, INVALID_INPUT on `title` or `body` while a slot is not filled in, NOT_FOUND and NOT_ALLOWED_NOW on `dutyIds`.
 */
export async function publishNotice(
  call: Call,
  { id, version, dutyIds }: Reference & { dutyIds: readonly number[] },
) {
  const notice = await inState(call, id, 'draft')
  for (const field of ['title', 'body'] as const)
    if (slotsIn(notice[field]).length > 0)
      throw new Fault('INVALID_INPUT', { field, params: { count: slotsIn(notice[field]).length } })
  const state = 'published'
  const published = { state, published_at: call.now, published_by: call.actor.staffId }
  const written = await updateVersioned(call, 'notices', { id, version }, published)
  await call.audit({
    subject: `notice:${id}`,
    label: notice.number,
    fields: { state },
    before: { state: notice.state },
  })
  await markDutyIds(call, dutyIds, { noticeId: id, day: call.today })
  return written
}

/**
 * Taken back with the reason, or a draft given up; its number is not given again. What it had fulfilled is open again.
 * Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is withdrawn.
 */
export async function withdrawNotice(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const notice = await inState(call, id, 'draft', 'published')
  const facts = { state: 'withdrawn', withdrawn_at: call.now, withdraw_reason: reason }
  const written = await updateVersioned(call, 'notices', { id, version }, facts)
  await call.audit({
    subject: `notice:${id}`,
    label: notice.number,
    fields: { state: facts.state, reason },
    before: { state: notice.state },
  })
  await voidActs(call, id, reason)
  return written
}

async function voidActs(call: Call, noticeId: number, reason: string): Promise<void> {
  const acts = await call.db
    .selectFrom('duty_acts')
    .select(['id', 'version', 'duty_id'])
    .where('notice_id', '=', noticeId)
    .where('voided_at', 'is', null)
    .execute()
  for (const { id, version, duty_id } of acts) {
    await updateVersioned(call, 'duty_acts', { id, version }, { voided_at: call.now, void_reason: reason })
    await call.audit({ subject: `duty:${duty_id}`, fields: { noticeId, voidedAt: call.now } })
  }
}

async function checkedFacts(call: Call, input: Created) {
  if (input.validUntil !== null && input.validUntil < input.datedOn)
    throw new Fault('INVALID_INPUT', { field: 'validUntil' })
  await requireOutage(call, input.outageId)
  return {
    kind: input.kind,
    title: input.title,
    body: input.body,
    signed_by: input.signedBy,
    dated_on: input.datedOn,
    valid_until: input.validUntil,
    outage_id: input.outageId,
  }
}

async function requireOutage({ db }: Call, id: number | null): Promise<void> {
  if (id === null) return
  const outage = await db
    .selectFrom('outages')
    .select('id')
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (!outage) throw new Fault('NOT_FOUND', { field: 'outageId' })
}

async function inState({ db }: Call, id: number, ...states: readonly string[]) {
  const notice = await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst()
  if (!notice) throw new Fault('NOT_FOUND')
  if (!states.includes(notice.state)) throw new Fault('NOT_ALLOWED_NOW')
  return notice
}
