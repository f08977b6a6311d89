import type { z } from 'zod'
import shipped from '../../../../resources/dictionaries/notices.json' with { type: 'json' }
import type { noticesContract } from '../../../../shared/modules/notices/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireBrought } from '../attachments/brought.ts'
import { requirePublished } from './paper.ts'

type Added = z.output<NonNullable<(typeof noticesContract)['postings']['add']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/**
 * A paper hangs somewhere. Errors: NOT_FOUND and NOT_ALLOWED_NOW on `paper`, NOT_FOUND on `photo` that nobody brought,
 * INVALID_INPUT on `postedOn` in the future and on `until` before it.
 */
export async function addPosting(call: Call, input: Added) {
  const paper = {
    disclosure_id: 'disclosureId' in input.paper ? input.paper.disclosureId : null,
    notice_id: 'noticeId' in input.paper ? input.paper.noticeId : null,
  }
  if (input.postedOn > call.today) throw new Fault('INVALID_INPUT', { field: 'postedOn' })
  if (input.until !== null && input.until < input.postedOn)
    throw new Fault('INVALID_INPUT', { field: 'until' })
  const number = await requirePublished(call, paper)
  if (input.photo !== null) await requireBrought(call, [input.photo], { field: 'photo' })
  const facts = {
    place: cleanText(input.place),
    posted_on: input.postedOn,
    until: input.until,
    hash: input.photo,
    notes: input.notes,
  }
  const written = await call.db
    .insertInto('postings')
    .values({
      ...paper,
      ...facts,
      taken_down_on: null,
      staff_id: call.actor.staffId,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const { place, posted_on: postedOn, until: postedUntil, hash: photo, notes } = facts
  await call.audit({
    subject: `posting:${written.id}`,
    label: number,
    fields: said({ place, postedOn, postedUntil, photo, notes }),
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that hangs no more, INVALID_INPUT on `takenDownOn`. */
export async function takeDownPosting(
  call: Call,
  { id, version, takenDownOn }: Reference & { takenDownOn: string },
) {
  const posting = await postingOf(call, id)
  if (posting.taken_down_on !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (takenDownOn < posting.posted_on || takenDownOn > call.today)
    throw new Fault('INVALID_INPUT', { field: 'takenDownOn' })
  const written = await updateVersioned(call, 'postings', { id, version }, { taken_down_on: takenDownOn })
  await call.audit({
    subject: `posting:${id}`,
    fields: { takenDownOn },
    before: { takenDownOn: null },
  })
  return written
}

/** The photo of a paper that hangs, or hung; a later one replaces it. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function setPostingPhoto(call: Call, { id, version, photo }: Reference & { photo: string }) {
  const posting = await postingOf(call, id)
  await requireBrought(call, [photo], { field: 'photo' })
  const written = await updateVersioned(call, 'postings', { id, version }, { hash: photo })
  await call.audit({ subject: `posting:${id}`, fields: { photo }, before: { photo: posting.hash } })
  return written
}

/** Written by mistake: it stays, struck out with the reason. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function voidPosting(call: Call, { id, version, reason }: Reference & { reason: string }) {
  await postingOf(call, id)
  const voided = { voided_at: call.now, void_reason: reason }
  const written = await updateVersioned(call, 'postings', { id, version }, voided)
  await call.audit({
    subject: `posting:${id}`,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

/** The usual places, then those of this office that are not among them, the most frequent first. */
export async function postingPlaces({ db }: Call): Promise<string[]> {
  const rows = await db
    .selectFrom('postings')
    .select((eb) => ['place', eb.fn.countAll<number>().as('count')])
    .where('voided_at', 'is', null)
    .groupBy('place')
    .orderBy('count', 'desc')
    .orderBy('place')
    .limit(100)
    .execute()
  return [...new Set([...shipped.places, ...rows.map(({ place }) => place)])]
}

async function postingOf({ db }: Call, id: number) {
  const posting = await db.selectFrom('postings').selectAll().where('id', '=', id).executeTakeFirst()
  if (!posting) throw new Fault('NOT_FOUND')
  if (posting.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return posting
}
