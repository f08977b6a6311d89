import {
  ticketKinds,
  ticketStates,
  type TicketKind,
  type TicketState,
} from '../../../shared/modules/tickets/terms.ts'

/** What the list is narrowed to. The text is kept apart: it may be a name and never stands in an address. */
export interface TicketFilter {
  kind: TicketKind | null
  state: TicketState | null
  categoryId: number | null
  channelId: number | null
  departmentId: number | null
  /** Days, `2026-11-21`. */
  from: string | null
  to: string | null
  overdue: boolean
  mine: boolean
}

export const blankFilter = (): TicketFilter => ({
  kind: null,
  state: null,
  categoryId: null,
  channelId: null,
  departmentId: null,
  from: null,
  to: null,
  overdue: false,
  mine: false,
})

type Query = Record<string, string>
type RawQuery = Record<string, unknown>

const ids = { category: 'categoryId', channel: 'channelId', department: 'departmentId' } as const
const days = ['from', 'to'] as const
const marks = ['overdue', 'mine'] as const

/** The filter as an address holds it: ids, codes and days only. */
export function queryOf(filter: TicketFilter): Query {
  const query: Query = {}
  if (filter.kind) query['kind'] = filter.kind
  if (filter.state) query['state'] = filter.state
  for (const [name, field] of Object.entries(ids)) if (filter[field]) query[name] = String(filter[field])
  for (const name of days) if (filter[name]) query[name] = filter[name]
  for (const name of marks) if (filter[name]) query[name] = '1'
  return query
}

/** Reads an address somebody may have written by hand: what makes no sense is left out. */
export function filterOf(query: RawQuery): TicketFilter {
  const filter = blankFilter()
  filter.kind = ticketKinds.find((kind) => kind === query['kind']) ?? null
  filter.state = ticketStates.find((state) => state === query['state']) ?? null
  for (const [name, field] of Object.entries(ids)) filter[field] = idIn(query[name])
  for (const name of days) filter[name] = dayIn(query[name])
  for (const name of marks) filter[name] = query[name] === '1'
  return filter
}

/** A positive whole number in an address, or null. */
export function idIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}

const dayIn = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null

/** The filter and the typed text as the core takes them. */
export function listInputOf(filter: TicketFilter, text: string) {
  return {
    text: text.trim() || undefined,
    kind: filter.kind ?? undefined,
    states: filter.state ? [filter.state] : undefined,
    categoryId: filter.categoryId ?? undefined,
    channelId: filter.channelId ?? undefined,
    departmentId: filter.departmentId ?? undefined,
    from: filter.from ?? undefined,
    to: filter.to ?? undefined,
    overdue: filter.overdue || undefined,
    mine: filter.mine || undefined,
  }
}
