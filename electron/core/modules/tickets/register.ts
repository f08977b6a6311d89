import { registrationDrafts } from '../../../../shared/modules/drafts/terms.ts'
import { promisedTimes } from '../../../../shared/modules/tickets/deadlines.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { discardDraft } from '../drafts/drafts.ts'
import { indexTicket } from '../search/indexing.ts'
import { blankToEnter } from './blanks.ts'
import { checkedChoice } from './choices.ts'
import { checkedCategory, checkedChannel } from './dictionaries.ts'
import { addEvents, type NewTicketEvent } from './events.ts'
import { tellOfJoining, ticketToJoin } from './joined.ts'
import { nextNumber } from './next-number.ts'
import { linkPhotos } from './photos.ts'
import { currentPromise } from './promise-rule.ts'
import {
  checkAppointment,
  factsOf,
  isBackEntered,
  receivedAtOf,
  type Registration,
} from './register-facts.ts'
import { registeredBefore, type Registered } from './registered-before.ts'

/**
 * Saves a registration with the next number of its kind and day, or that of the blank slip it is entered from. What was
 * solved on the spot is closed with it, what joins another ticket waits for that. Sent again with the same `requestKey`
 * it answers with the ticket already saved. Errors: INVALID_INPUT (`caller`, `callerPhone`, `categoryId`, `urgency`,
 * `emotion`, `demand`, `receivedAt`, `appointmentOn`, `blankNumber`, `joinInto`), NOT_FOUND (`categoryId`, `channelId`,
 * `houseId`, `residentId`, `photos`), TOO_MANY_PHOTOS, ALREADY_EXISTS on `blankNumber` for one that is entered, and with
 * the saved ticket's `number` when what is sent again says something else.
 */
export async function registerTicket(call: Call, input: Registration): Promise<Registered> {
  const facts = await factsOf(call, input)
  const saved = await registeredBefore(call, input, facts)
  if (saved) return saved
  const channel = await checkedChannel(call, input.channelId)
  await checkedCategory(call, input.kind, input.categoryId)
  await checkedChoice(call, 'urgencies', input.urgency, 'urgency')
  await checkedChoice(call, 'emotions', input.emotion, 'emotion')
  if (input.demand !== null) await checkedChoice(call, 'demands', input.demand, 'demand')
  const receivedAt = receivedAtOf(call, input)
  checkAppointment(call, input, receivedAt)
  const main = await mainTicket(call, input)
  const blank = input.blankNumber === '' ? null : await blankToEnter(call, input.blankNumber, input.kind)
  const rule = await currentPromise(call)
  const times = promisedTimes(receivedAt, rule)
  const solved = input.solved !== null
  const backEntered = isBackEntered(call, input, channel.live) ? 1 : 0
  // In a conversation the person hears at once that the matter is accepted; with an answer, however it came, as well.
  const told = channel.live || solved ? 'told-accepted' : null
  // What is answered in writing is answered now, however long the message lay.
  const toldAt = channel.live ? receivedAt : call.now
  const number = blank ? blank.number : await nextNumber(call, input.kind)
  const row = await call.db
    .insertInto('tickets')
    .values({
      ...facts,
      number,
      state: solved ? 'closed' : main ? 'joined' : 'open',
      received_at: receivedAt,
      entered_at: call.now,
      back_entered: backEntered,
      first_asked_by: call.actor.staffId,
      department_id: null,
      assignee_id: null,
      rule: JSON.stringify(rule),
      first_contact_due_at: times.firstContactDueAt,
      reply_due_at: times.replyDueAt,
      resolve_due_at: times.resolveDueAt,
      first_contact_at: told && toldAt,
      first_contact_result: told,
      // In a conversation it was solved when it was received; it is closed only now.
      done_at: solved ? toldAt : null,
      closed_at: solved ? call.now : null,
      voided_at: null,
      joined_into: main?.id ?? null,
      request_key: input.requestKey,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const events: NewTicketEvent[] = [{ kind: 'registered', detail: { channel: channel.name } }]
  if (told) events.push({ kind: 'first-contact', detail: { result: told } })
  if (input.solved !== null) events.push({ kind: 'closed', text: input.solved, detail: { onSpot: 1 } })
  if (main) events.push({ kind: 'joined', detail: { number: main.number } })
  await addEvents(call, row.id, events)
  if (main) await tellOfJoining(call, main, number)
  if (blank) await updateVersioned(call, 'blank_slips', blank, { ticket_id: row.id })
  const photos = await linkPhotos(call, row.id, input.photos)
  await indexTicket(call.db, row.id, number)
  // With the ticket, so that no crash leaves both.
  await discardDraft(call, `${registrationDrafts}${input.requestKey}`)
  await call.audit({
    subject: `ticket:${row.id}`,
    label: number,
    fields: said({
      ...facts,
      back_entered: backEntered,
      received_at: input.receivedAt && receivedAt,
      joined_into: main?.id,
      blank_slip: blank?.id,
      photos: photos.length > 0 ? photos : null,
    }),
  })
  return { ...row, number }
}

/** The ticket this one is to wait for. What is solved waits for nothing. */
function mainTicket(call: Call, { joinInto, solved }: Registration) {
  if (joinInto === null) return null
  if (solved !== null) throw new Fault('INVALID_INPUT', { field: 'joinInto' })
  return ticketToJoin(call, joinInto, 'joinInto')
}
