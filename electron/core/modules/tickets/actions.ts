import type { ContactResult } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { changeTicket } from './change.ts'
import { closeJoined, partAll, rejoin } from './joined.ts'
import { reopenedState, ticketFor, toldNoMore } from './load.ts'

interface Reference {
  id: number
  version: number
}
type WithText = Reference & { text: string }

/** A call that nobody answered is kept in the timeline and leaves first contact open. */
export async function recordFirstContact(call: Call, input: WithText & { result: ContactResult }) {
  const ticket = await ticketFor(call, 'first-contact', input)
  const { result, text } = input
  if (result === 'no-answer')
    return changeTicket(call, ticket, {}, { kind: 'contact', text, detail: { result } })
  const values = { first_contact_at: call.now, first_contact_result: result }
  return changeTicket(call, ticket, values, { kind: 'first-contact', text, detail: { result } })
}

/**
 * Hands a ticket to a department, and to somebody in it (or in none) where named; again while it is being worked on.
 * Errors: NOT_FOUND (`departmentId`, `assigneeId`), INVALID_INPUT (`assigneeId`) for somebody of another department.
 */
export async function assignTicket(
  call: Call,
  input: WithText & { departmentId: number; assigneeId: number | null },
) {
  const ticket = await ticketFor(call, 'assign', input)
  const { departmentId, assigneeId, text } = input
  const values = { state: 'assigned', department_id: departmentId, assignee_id: assigneeId }
  const department = await departmentName(call, departmentId)
  const assignee = assigneeId === null ? null : await staffMember(call, assigneeId)
  if (assignee && assignee.department_id !== null && assignee.department_id !== departmentId)
    throw new Fault('INVALID_INPUT', { field: 'assigneeId' })
  const detail = {
    department,
    assignee: assignee?.name ?? '',
    fromDepartment:
      ticket.department_id === null ? '' : await departmentName(call, ticket.department_id, true),
    fromAssignee: ticket.assignee_id === null ? '' : (await staffMember(call, ticket.assignee_id, true)).name,
  }
  return changeTicket(call, ticket, values, { kind: 'assigned', text, detail })
}

export async function noteOnTicket(call: Call, input: WithText) {
  const ticket = await ticketFor(call, 'note', input)
  return changeTicket(call, ticket, {}, { kind: 'note', text: input.text })
}

/** The department's work is done; the ticket waits to be closed. */
export async function finishTicket(call: Call, input: WithText) {
  const ticket = await ticketFor(call, 'done', input)
  return changeTicket(call, ticket, { state: 'done', done_at: call.now }, { kind: 'done', text: input.text })
}

/** A ticket closed without department's work was solved at that moment. Those that wait for it are closed with it. */
export async function closeTicket(call: Call, input: WithText) {
  const ticket = await ticketFor(call, 'close', input)
  const values = { state: 'closed', closed_at: call.now, done_at: ticket.done_at ?? call.now }
  const written = await changeTicket(call, ticket, values, { kind: 'closed', text: input.text })
  await closeJoined(call, ticket)
  return written
}

/**
 * Back to its department, or to be dispatched when it never had one; the promised times stay. One that was closed with
 * another stands for itself from now on, those that were closed with it wait for it again.
 */
export async function reopenTicket(call: Call, input: WithText) {
  const ticket = await ticketFor(call, 'reopen', input)
  const values = {
    state: reopenedState(ticket),
    done_at: null,
    closed_at: null,
    ...(ticket.joined_into !== null && { joined_into: null }),
    ...toldNoMore(ticket),
  }
  const written = await changeTicket(call, ticket, values, {
    kind: 'reopened',
    text: input.text,
    detail: { from: ticket.state },
  })
  await rejoin(call, ticket)
  return written
}

/**
 * Its number stays taken: a series has no gaps and gives no number twice. Those that wait for it stand for themselves
 * again.
 */
export async function voidTicket(call: Call, input: Reference & { reason: string }) {
  const ticket = await ticketFor(call, 'void', input)
  const values = {
    state: 'void',
    voided_at: call.now,
    void_reason: input.reason,
    ...toldNoMore(ticket),
  }
  const written = await changeTicket(call, ticket, values, { kind: 'voided', text: input.reason })
  await partAll(call, ticket)
  return written
}

async function departmentName({ db }: Call, id: number, archivedToo = false): Promise<string> {
  const row = await db
    .selectFrom('departments')
    .select('name')
    .where('id', '=', id)
    .$if(!archivedToo, (q) => q.where('archived_at', 'is', null))
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field: 'departmentId' })
  return row.name
}

async function staffMember({ db }: Call, id: number, archivedToo = false) {
  const row = await db
    .selectFrom('staff')
    .select(['name', 'department_id'])
    .where('id', '=', id)
    .$if(!archivedToo, (q) => q.where('archived_at', 'is', null))
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field: 'assigneeId' })
  return row
}
