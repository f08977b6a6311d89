import { hourFilter } from '../../../shared/modules/reports/office-hours.ts'
import {
  ticketMarks,
  ticketSources,
  type TicketMark,
  type TicketSource,
} from '../../../shared/modules/reports/terms.ts'
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
  buildingId: number | null
  /** Days of closing, and the day at whose end a ticket was open. */
  closedFrom: string | null
  closedTo: string | null
  openOn: string | null
  /** What a figure of a month counts: see `shared/modules/reports`. */
  mark: TicketMark | null
  source: TicketSource | null
  hours: string | null
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
  buildingId: null,
  closedFrom: null,
  closedTo: null,
  openOn: null,
  mark: null,
  source: null,
  hours: null,
})

type Query = Record<string, string>
type RawQuery = Record<string, unknown>

const ids = {
  category: 'categoryId',
  channel: 'channelId',
  department: 'departmentId',
  building: 'buildingId',
} as const
const days = ['from', 'to', 'closedFrom', 'closedTo', 'openOn'] as const
const codes = ['mark', 'source', 'hours'] as const
const marks = ['overdue', 'mine'] as const

/** The filter as an address holds it: ids, codes and days only. */
export function queryOf(filter: TicketFilter): Query {
  const query: Query = {}
  if (filter.kind) query['kind'] = filter.kind
  if (filter.state) query['state'] = filter.state
  for (const [name, field] of Object.entries(ids)) if (filter[field]) query[name] = String(filter[field])
  for (const name of days) if (filter[name]) query[name] = filter[name]
  for (const name of codes) if (filter[name]) query[name] = filter[name]
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
  filter.mark = ticketMarks.find((mark) => mark === query['mark']) ?? null
  filter.source = ticketSources.find((source) => source === query['source']) ?? null
  filter.hours = hoursIn(query['hours'])
  for (const name of marks) filter[name] = query[name] === '1'
  return filter
}

/** A positive whole number in an address, or null. */
export function idIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null
}

const hoursIn = (value: unknown) => (typeof value === 'string' && hourFilter.test(value) ? value : null)

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
    buildingId: filter.buildingId ?? undefined,
    closedFrom: filter.closedFrom ?? undefined,
    closedTo: filter.closedTo ?? undefined,
    openOn: filter.openOn ?? undefined,
    mark: filter.mark ?? undefined,
    source: filter.source ?? undefined,
    hours: filter.hours ?? undefined,
  }
}
