import { selectBrief } from './briefs.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { changeTicket } from './change.ts'
import { unfinishedStates } from './conditions.ts'
import { addEvents } from './events.ts'
import { isWaitedFor, reopenedState, ticketFor, toldNoMore, type Ticket } from './load.ts'

interface Reference {
  id: number
  version: number
}

/**
 * Makes a ticket wait for another about the same matter, with which it is closed. Errors: NOT_ALLOWED_NOW for one that
 * waits already or that others wait for, INVALID_INPUT on `intoId`.
 */
export async function joinTicket(call: Call, input: Reference & { intoId: number }) {
  const ticket = await ticketFor(call, 'join', input)
  const main = await ticketToJoin(call, input.intoId, 'intoId')
  if (main.id === ticket.id) throw new Fault('INVALID_INPUT', { field: 'intoId' })
  const values = { state: 'joined', joined_into: main.id }
  const written = await changeTicket(call, ticket, values, {
    kind: 'joined',
    detail: { number: main.number },
  })
  await tellOfJoining(call, main, ticket.number)
  return written
}

/** The ticket others may wait for: an unfinished one that waits for none. Error: INVALID_INPUT on `field`. */
export async function ticketToJoin(
  { db }: Call,
  id: number,
  field: string,
): Promise<Pick<Ticket, 'id' | 'number'>> {
  const main = await db
    .selectFrom('tickets')
    .select(['id', 'number'])
    .where('id', '=', id)
    .where('state', 'in', unfinishedStates)
    .executeTakeFirst()
  if (!main) throw new Fault('INVALID_INPUT', { field })
  return main
}

/** The other side's timeline; its row stays as it is, so nobody at work on it is held up. */
export const tellOfJoining = (call: Call, main: Pick<Ticket, 'id'>, joined: string): Promise<void> =>
  addEvents(call, main.id, [{ kind: 'joined-by', detail: { number: joined } }])

/** Takes a joined ticket out again: back to its department, or to be dispatched. */
export async function partTicket(call: Call, input: Reference & { text: string }) {
  const ticket = await ticketFor(call, 'part', input)
  const main = await call.db
    .selectFrom('tickets')
    .select(['id', 'number'])
    .where('id', '=', ticket.joined_into)
    .executeTakeFirstOrThrow()
  const written = await part(call, ticket, main.number, input.text)
  await addEvents(call, main.id, [
    { kind: 'parted', text: input.text, detail: { number: ticket.number, side: 'main' } },
  ])
  return written
}

const part = (call: Call, ticket: Ticket, main: string, text = '') =>
  changeTicket(
    call,
    ticket,
    { state: reopenedState(ticket), joined_into: null },
    { kind: 'parted', text, detail: { number: main, side: 'joined' } },
  )

/** Those that wait for a ticket are closed with it. */
export async function closeJoined(call: Call, main: Ticket): Promise<void> {
  for (const ticket of await joinedInState(call, main, 'joined')) {
    const values = { state: 'closed', closed_at: call.now, done_at: ticket.done_at ?? call.now }
    await changeTicket(call, ticket, values, { kind: 'closed', detail: { number: main.number } })
  }
}

/** Those that were closed with a ticket wait for it again once it is reopened. */
export async function rejoin(call: Call, main: Ticket): Promise<void> {
  for (const ticket of await joinedInState(call, main, 'closed')) {
    const values = { state: 'joined', closed_at: null, done_at: null, ...toldNoMore(ticket) }
    await changeTicket(call, ticket, values, { kind: 'joined', detail: { number: main.number } })
  }
}

/** Those that waited for a ticket that turned out to be none stand for themselves again. */
export async function partAll(call: Call, main: Ticket): Promise<void> {
  for (const ticket of await joinedInState(call, main, 'joined')) await part(call, ticket, main.number)
}

const joinedInState = ({ db }: Call, main: Ticket, state: 'joined' | 'closed'): Promise<Ticket[]> =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('joined_into', '=', main.id)
    .where('state', '=', state)
    .orderBy('id')
    .execute()

/** The ticket this one waits for or was closed with, and those of which that is true of this one. */
export async function joinsOf(call: Call, ticket: Pick<Ticket, 'id' | 'joined_into'>) {
  const into =
    ticket.joined_into === null
      ? undefined
      : await selectBrief(call.db).where('tickets.id', '=', ticket.joined_into).executeTakeFirst()
  const joined = (await isWaitedFor(call, ticket.id))
    ? await selectBrief(call.db).where('tickets.joined_into', '=', ticket.id).orderBy('tickets.id').execute()
    : []
  return { joinedInto: into ?? null, joined }
}
