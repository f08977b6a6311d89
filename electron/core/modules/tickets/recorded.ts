import type { Selectable } from 'kysely'
import type { TicketDetail } from '../../../../shared/modules/tickets/contract.ts'
import type { TicketEventKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { ChoiceOf } from './choices.ts'
import type { EventDetail } from './events.ts'

type Ticket = Pick<
  Selectable<Tables['tickets']>,
  | 'import_id'
  | 'result'
  | 'cause'
  | 'responsibility'
  | 'recorded_timely'
  | 'callback_at'
  | 'callback_score'
  | 'callback_words'
  | 'first_contact_at'
  | 'first_contact_result'
  | 'done_at'
  | 'closed_at'
  | 'entered_at'
>

/** What a ledger kept elsewhere recorded of a ticket; null for tickets of this program. */
export function recordedOf(ticket: Ticket, choiceOf: ChoiceOf): TicketDetail['recorded'] {
  if (ticket.import_id === null) return null
  const { cause, responsibility, recorded_timely: timely } = ticket
  return {
    result: ticket.result,
    cause: cause === null ? null : choiceOf('causes', cause),
    responsibility: responsibility === null ? null : choiceOf('responsibilities', responsibility),
    timely: timely === null ? null : timely === 1,
    callbackAt: ticket.callback_at,
    callbackScore: ticket.callback_score,
    callbackWords: ticket.callback_words,
  }
}

interface Names {
  channel: string
  firstAsked: string
  assignee: string
}

/**
 * The timeline of a ticket out of a ledger, which has no events of its own: the steps whose times it recorded, oldest
 * first, numbered below zero so that they come before what happened to it since (`own`), whose times are no ledger's.
 */
export function recordedEvents(
  ticket: Ticket,
  { channel, firstAsked, assignee }: Names,
  own: readonly { at: string }[],
): TicketDetail['events'] {
  if (ticket.import_id === null) return []
  const steps: {
    at: string | null
    kind: TicketEventKind
    actor: string
    text?: string
    detail?: EventDetail
  }[] = [
    { at: ticket.entered_at, kind: 'registered', actor: firstAsked, detail: { channel } },
    {
      at: ticket.first_contact_at,
      kind: 'first-contact',
      actor: firstAsked,
      detail: { result: ticket.first_contact_result },
    },
    { at: ticket.done_at, kind: 'done', actor: assignee, text: ticket.result },
    { at: ticket.closed_at, kind: 'closed', actor: '' },
    {
      at: ticket.callback_at,
      kind: 'callback',
      actor: '',
      text: ticket.callback_words,
      detail: { score: ticket.callback_score },
    },
  ]
  const sinceThen = new Set(own.map(({ at }) => at))
  const dated = steps.flatMap(({ at, text = '', detail = {}, ...step }) =>
    at === null || sinceThen.has(at) ? [] : [{ ...step, at, text, detail }],
  )
  // A stable sort keeps the order of the steps where a ledger gives two of them one moment.
  return dated
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((event, index) => ({ id: index - dated.length, ...event }))
}
