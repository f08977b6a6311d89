import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import { bandsNamed, slotsOf } from '../../../../shared/modules/reports/office-hours.ts'
import type { ticketsContract } from '../../../../shared/modules/tickets/contract.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { periodTable } from '../../database/periods.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { overdueAt, unfinished, unfinishedStates } from './conditions.ts'
import { fromSource, measure, openAt } from './measures.ts'
import { matchesText } from './text-filter.ts'

type ListInput = z.output<NonNullable<(typeof ticketsContract.list)['~orpc']['inputSchema']>>
export type TicketFilter = Omit<ListInput, 'page' | 'size'>

/** The tickets a filter asks for, as one condition on the table `tickets` alone. */
export function matching(call: Call, filter: TicketFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tickets'>()
  const zone = call.services.timeZone
  const conditions: Expression<SqlBool>[] = []
  const equal = (
    column: 'kind' | 'channel_id' | 'department_id' | 'house_id' | 'resident_id',
    value?: string | number,
  ) => {
    if (value !== undefined) conditions.push(eb(`tickets.${column}`, '=', value as never))
  }
  equal('kind', filter.kind)
  equal('channel_id', filter.channelId)
  equal('department_id', filter.departmentId)
  equal('house_id', filter.houseId)
  equal('resident_id', filter.residentId)
  if (filter.states?.length) {
    conditions.push(eb('tickets.state', 'in', filter.states))
    // Said again as literals, it lets the count be read from the index of unfinished tickets.
    if (filter.states.every((state) => unfinishedStates.includes(state))) conditions.push(unfinished)
  }
  if (filter.categoryId !== undefined) conditions.push(inCategory(filter.categoryId))
  if (filter.buildingId !== undefined) conditions.push(inBuilding(filter.buildingId))
  if (filter.mine) conditions.push(eb('tickets.assignee_id', '=', call.actor.staffId))
  if (filter.overdue) conditions.push(overdueAt(call.now))
  if (filter.from) conditions.push(eb('tickets.received_at', '>=', startOfDay(zone, filter.from)))
  if (filter.to) conditions.push(eb('tickets.received_at', '<', startOfDay(zone, addDays(filter.to, 1))))
  if (filter.closedFrom) conditions.push(eb('tickets.closed_at', '>=', startOfDay(zone, filter.closedFrom)))
  if (filter.closedTo)
    conditions.push(eb('tickets.closed_at', '<', startOfDay(zone, addDays(filter.closedTo, 1))))
  if (filter.openOn) conditions.push(openAt(startOfDay(zone, addDays(filter.openOn, 1))))
  if (filter.mark) conditions.push(measure(filter.mark, call.now))
  if (filter.source) conditions.push(fromSource[filter.source])
  if (filter.hours) conditions.push(inHours(zone, filter.hours, filter))
  if (filter.text) conditions.push(matchesText(filter.text))
  return conditions.length > 0 ? eb.and(conditions) : sql<SqlBool>`1 = 1`
}

/** A category of the first level stands for all below it, too. */
const inCategory = (id: number) =>
  sql<SqlBool>`tickets.category_id in (select id from categories where id = ${id} or parent_id = ${id})`

const inBuilding = (id: number) =>
  sql<SqlBool>`tickets.house_id in (select id from houses where building_id = ${id})`

const longestRange = 366

/** Received in these parts of the day. Error: INVALID_INPUT (`hours`) without both ends, or with ends too far apart. */
function inHours(zone: string, hours: string, { from, to }: Pick<TicketFilter, 'from' | 'to'>) {
  if (!from || !to || to > addDays(from, longestRange)) throw new Fault('INVALID_INPUT', { field: 'hours' })
  const bands = bandsNamed(hours)
  const slots = slotsOf(zone, from, to).filter(({ band }) => bands.includes(band))
  const received = expressionBuilder<Tables, 'tickets'>()
    .selectFrom(periodTable(slots, 'slot'))
    .crossJoin('tickets as other')
    .select('other.id')
    .whereRef('other.received_at', '>=', 'slot.starts')
    .whereRef('other.received_at', '<', 'slot.ends')
  return expressionBuilder<Tables, 'tickets'>()('tickets.id', 'in', received)
}
