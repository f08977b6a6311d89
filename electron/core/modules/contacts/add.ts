import type { z } from 'zod'
import type { contactsContract } from '../../../../shared/modules/contacts/contract.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { checkedChannel } from '../tickets/dictionaries.ts'

type NewContact = z.output<NonNullable<(typeof contactsContract.add)['~orpc']['inputSchema']>>
interface Written {
  id: number
  version: number
}

/**
 * Keeps a contact with what was promised in it. Sent again with the same `requestKey` it answers with the contact
 * already saved. Errors: INVALID_INPUT (`residentId` where neither person nor house is named, `at` in the future,
 * `direction` of anything but a note without one, `promises` of a note, `promises.N.dueOn` in the past), NOT_FOUND
 * (`residentId`, `houseId`, `channelId`), ALREADY_EXISTS when what is sent again says something else.
 */
export async function addContact(call: Call, input: NewContact): Promise<Written> {
  const facts = factsOf(call, input)
  const saved = await savedBefore(call, input, facts)
  if (saved) return saved
  checkMoments(call, input)
  if (facts.channel_id !== null) await checkedChannel(call, facts.channel_id)
  await checkPresent(call, 'residents', 'residentId', facts.resident_id)
  await checkPresent(call, 'houses', 'houseId', facts.house_id)
  const at = input.at === null ? call.now : new Date(input.at).toISOString()
  const written = await call.db
    .insertInto('contacts')
    .values({ ...facts, at, request_key: input.requestKey, voided_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  for (const promise of input.promises)
    await call.db
      .insertInto('promises')
      .values({
        contact_id: written.id,
        words: promise.words,
        due_on: promise.dueOn,
        staff_id: call.actor.staffId,
        state: 'open',
        settled_at: null,
        settled_by: null,
        ...call.created,
      })
      .execute()
  await call.audit({
    subject: `contact:${written.id}`,
    fields: { ...facts, at, ...(input.promises.length > 0 ? { promises: input.promises } : {}) },
  })
  return written
}

/** What was said and by whom; a note has no other side, so no way in and no direction either. */
function factsOf(call: Call, input: NewContact) {
  const note = input.kind === 'note'
  if (input.residentId === null && input.houseId === null)
    throw new Fault('INVALID_INPUT', { field: 'residentId' })
  if (!note && input.direction === 'none') throw new Fault('INVALID_INPUT', { field: 'direction' })
  if (note && input.promises.length > 0) throw new Fault('INVALID_INPUT', { field: 'promises' })
  return {
    kind: input.kind,
    direction: note ? 'none' : input.direction,
    channel_id: note ? null : input.channelId,
    resident_id: input.residentId,
    house_id: input.houseId,
    staff_id: call.actor.staffId,
    purpose: cleanText(input.purpose),
    participants: cleanText(input.participants),
    words: input.words,
    follow_up: input.followUp,
  }
}

function checkMoments(call: Call, { at, promises }: NewContact): void {
  if (at !== null && Date.parse(at) > Date.parse(call.now)) throw new Fault('INVALID_INPUT', { field: 'at' })
  for (const [index, { dueOn }] of promises.entries())
    if (dueOn < call.today) throw new Fault('INVALID_INPUT', { field: `promises.${index}.dueOn` })
}

/** Error: NOT_FOUND on the field for what is not there or in the recycle bin; nothing asked is fine. */
export async function checkPresent(
  { db }: Call,
  table: 'residents' | 'houses',
  field: string,
  id: number | null,
): Promise<void> {
  if (id === null) return
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field })
}

async function savedBefore(
  call: Call,
  { requestKey, promises }: NewContact,
  facts: ReturnType<typeof factsOf>,
): Promise<Written | null> {
  const row = await call.db
    .selectFrom('contacts')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!row) return null
  const kept = await call.db
    .selectFrom('promises')
    .select(['words', 'due_on as dueOn'])
    .where('contact_id', '=', row.id)
    .orderBy('id')
    .execute()
  const same = (Object.keys(facts) as (keyof typeof facts)[]).every((fact) => facts[fact] === row[fact])
  if (
    !same ||
    JSON.stringify(kept) !== JSON.stringify(promises.map(({ words, dueOn }) => ({ words, dueOn })))
  )
    throw new Fault('ALREADY_EXISTS')
  await call.audit({ subject: `contact:${row.id}`, fields: { repeated: true } })
  return { id: row.id, version: row.version }
}
