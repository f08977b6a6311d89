import type { z } from 'zod'
import { promisedTimes } from '../../../../shared/modules/tickets/deadlines.ts'
import type { ticketsContract } from '../../../../shared/modules/tickets/contract.ts'
import { numberPrefixes } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries, ticketNumber } from '../../kernel/numbering.ts'
import { indexTicket } from '../search/indexing.ts'
import { resolveCaller } from './caller.ts'
import { checkedChoice } from './choices.ts'
import { checkedCategory, checkedChannel } from './dictionaries.ts'
import { addEvents, type NewTicketEvent } from './events.ts'
import { currentPromise } from './promise-rule.ts'

type Registration = z.output<(typeof ticketsContract.register)['~orpc']['inputSchema'] & z.ZodType>

interface Registered {
  id: number
  version: number
  number: string
}

/**
 * Saves a registration with the next number of its kind and day. Sent again with the same `requestKey` it answers
 * with the ticket already saved. Errors: INVALID_INPUT (`caller`, `callerPhone`, `categoryId`, `urgency`, `emotion`,
 * `demand`), NOT_FOUND (`categoryId`, `channelId`, `houseId`, `residentId`), ALREADY_EXISTS with the saved ticket's
 * `number` when what is sent again says something else.
 */
export async function registerTicket(call: Call, input: Registration): Promise<Registered> {
  const facts = await factsOf(call, input)
  const saved = await savedBefore(call, input.requestKey, facts)
  if (saved) return saved
  const channel = await checkedChannel(call, input.channelId)
  await checkedCategory(call, input.kind, input.categoryId)
  await checkedChoice(call, 'urgencies', input.urgency, 'urgency')
  await checkedChoice(call, 'emotions', input.emotion, 'emotion')
  if (input.demand !== null) await checkedChoice(call, 'demands', input.demand, 'demand')
  const rule = await currentPromise(call)
  const { now } = call
  const times = promisedTimes(now, rule)
  // In a conversation the person hears at once that the matter is accepted.
  const contact = channel.live ? { at: now, result: 'told-accepted' } : { at: null, result: null }
  const prefix = numberPrefixes[input.kind]
  const number = ticketNumber(prefix, call.today, await nextInSeries(call.db, `${prefix}-${call.today}`))
  const row = await call.db
    .insertInto('tickets')
    .values({
      ...facts,
      number,
      state: 'open',
      received_at: now,
      entered_at: now,
      first_asked_by: call.actor.staffId,
      department_id: null,
      assignee_id: null,
      rule: JSON.stringify(rule),
      first_contact_due_at: times.firstContactDueAt,
      reply_due_at: times.replyDueAt,
      resolve_due_at: times.resolveDueAt,
      first_contact_at: contact.at,
      first_contact_result: contact.result,
      done_at: null,
      closed_at: null,
      voided_at: null,
      request_key: input.requestKey,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const events: NewTicketEvent[] = [{ kind: 'registered', detail: { channel: channel.name } }]
  if (contact.result) events.push({ kind: 'first-contact', detail: { result: contact.result } })
  await addEvents(call, row.id, events)
  await indexTicket(call.db, row.id, number)
  await call.audit({ subject: `ticket:${row.id}`, label: number, fields: facts })
  return { ...row, number }
}

/** What the person said and the clerk chose, as the ticket keeps it. */
async function factsOf(call: Call, input: Registration) {
  return {
    kind: input.kind,
    channel_id: input.channelId,
    category_id: input.categoryId,
    words: input.words,
    ...(await resolveCaller(call, input)),
    demand: input.demand,
    emotion: input.emotion,
    urgency: input.urgency,
    contact_time: input.contactTime,
  }
}

type Facts = Awaited<ReturnType<typeof factsOf>>

async function savedBefore(call: Call, requestKey: string, facts: Facts): Promise<Registered | undefined> {
  const row = await call.db
    .selectFrom('tickets')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, version, number } = row
  if ((Object.keys(facts) as (keyof Facts)[]).some((fact) => facts[fact] !== row[fact]))
    throw new Fault('ALREADY_EXISTS', { params: { number } })
  await call.audit({ subject: `ticket:${id}`, label: number, fields: { repeated: true } })
  return { id, version, number }
}
