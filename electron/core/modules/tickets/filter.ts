import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { ticketsContract } from '../../../../shared/modules/tickets/contract.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { overdueAt, unfinished } from './conditions.ts'
import { matchesText } from './text-filter.ts'

type ListInput = z.output<NonNullable<(typeof ticketsContract.list)['~orpc']['inputSchema']>>
export type TicketFilter = Omit<ListInput, 'page' | 'size'>

/** The tickets a filter asks for, as one condition on the table `tickets` alone. */
export function matching(call: Call, filter: TicketFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tickets'>()
  const zone = call.services.timeZone
  const conditions: Expression<SqlBool>[] = []
  const equal = (
    column: 'kind' | 'category_id' | 'channel_id' | 'department_id' | 'house_id' | 'resident_id',
    value?: string | number,
  ) => {
    if (value !== undefined) conditions.push(eb(`tickets.${column}`, '=', value as never))
  }
  equal('kind', filter.kind)
  equal('category_id', filter.categoryId)
  equal('channel_id', filter.channelId)
  equal('department_id', filter.departmentId)
  equal('house_id', filter.houseId)
  equal('resident_id', filter.residentId)
  if (filter.states?.length) {
    conditions.push(eb('tickets.state', 'in', filter.states))
    // Said again as literals, it lets the count be read from the index of unfinished tickets.
    if (filter.states.every((state) => state !== 'closed' && state !== 'void')) conditions.push(unfinished)
  }
  if (filter.buildingId !== undefined) conditions.push(inBuilding(filter.buildingId))
  if (filter.mine) conditions.push(eb('tickets.assignee_id', '=', call.actor.staffId))
  if (filter.overdue) conditions.push(overdueAt(call.now))
  if (filter.from) conditions.push(eb('tickets.received_at', '>=', startOfDay(zone, filter.from)))
  if (filter.to) conditions.push(eb('tickets.received_at', '<', startOfDay(zone, addDays(filter.to, 1))))
  if (filter.text) conditions.push(matchesText(filter.text))
  return conditions.length > 0 ? eb.and(conditions) : sql<SqlBool>`1 = 1`
}

const inBuilding = (id: number) =>
  sql<SqlBool>`tickets.house_id in (select id from houses where building_id = ${id})`
