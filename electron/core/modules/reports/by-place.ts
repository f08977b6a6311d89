import { sql } from 'kysely'
import type { MonthCategory } from '../../../../shared/modules/reports/contract.ts'
import { ticketKinds, type TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { byNumber } from '../houses/by-number.ts'
import { measure } from '../tickets/measures.ts'

/** Instants, UTC: where the month before begins, where the month begins and where it ends. */
export interface TwoMonths {
  before: string
  starts: string
  ends: string
}

/** Received in the month, and in the one before, by one column of the ticket. */
async function countBy(
  { db, now }: Call,
  column: 'kind' | 'category_id' | 'channel_id',
  { before, starts, ends }: TwoMonths,
  kind?: TicketKind,
) {
  const rows = await db
    .selectFrom('tickets')
    .select([
      sql<string | number>`${sql.ref(`tickets.${column}`)}`.as('key'),
      sql<number>`sum(case when tickets.received_at >= ${starts} then 1 else 0 end)`.as('received'),
      sql<number>`sum(case when tickets.received_at < ${starts} then 1 else 0 end)`.as('previous'),
    ])
    .where('tickets.received_at', '>=', before)
    .where('tickets.received_at', '<', ends)
    .where(measure('counted', now))
    .$if(kind !== undefined, (query) => query.where('tickets.kind', '=', kind!))
    .groupBy(`tickets.${column}`)
    .execute()
  return new Map(rows.map(({ key, ...counts }) => [key, counts]))
}

const none = { received: 0, previous: 0 }

/** Every kind asked for, in their order. */
export async function monthByKind(call: Call, months: TwoMonths, kind?: TicketKind) {
  const counts = await countBy(call, 'kind', months, kind)
  return ticketKinds
    .filter((each) => kind === undefined || each === kind)
    .map((each) => ({ kind: each, ...(counts.get(each) ?? none) }))
}

/** Channels that something came by in either month, most first. */
export async function monthByChannel(call: Call, months: TwoMonths, kind?: TicketKind) {
  const counts = await countBy(call, 'channel_id', months, kind)
  const channels = await call.db
    .selectFrom('channels')
    .select(['id', 'name', 'live'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return channels
    .flatMap(({ id, name, live }) => {
      const count = counts.get(id)
      return count ? [{ id, name, live: live === 1, ...count }] : []
    })
    .sort(mostFirst)
}

/** Categories of the first level, most first within their kind, with those of the second that were used. */
export async function monthByCategory(
  call: Call,
  months: TwoMonths,
  kind?: TicketKind,
): Promise<MonthCategory[]> {
  const counts = await countBy(call, 'category_id', months, kind)
  const rows = await call.db
    .selectFrom('categories')
    .select(['id', 'kind', 'parent_id as parentId', 'code', 'name'])
    .orderBy('code')
    .execute()
  const used = rows.flatMap((row) => ({ ...row, ...(counts.get(row.id) ?? none) }))
  const found = used
    .filter(({ parentId }) => parentId === null)
    .map(({ parentId: _, kind: of, ...top }) => {
      const parts = used
        .filter((row) => row.parentId === top.id && row.received + row.previous > 0)
        .map(({ id, code, name, received, previous }) => ({ id, code, name, received, previous }))
        .sort(mostFirst)
      const sum = (field: 'received' | 'previous') =>
        parts.reduce((total, part) => total + part[field], top[field])
      return { ...top, kind: of as TicketKind, parts, received: sum('received'), previous: sum('previous') }
    })
    .filter(({ received, previous }) => received + previous > 0)
  return ticketKinds.flatMap((each) => found.filter((top) => top.kind === each).sort(mostFirst))
}

/** Buildings that something came from in either month, most first, with the households they have on record. */
export async function monthByBuilding(
  { db, now }: Call,
  { before, starts, ends }: TwoMonths,
  kind?: TicketKind,
) {
  const rows = await db
    .selectFrom('tickets')
    .innerJoin('houses', 'houses.id', 'tickets.house_id')
    .select([
      'houses.building_id as id',
      sql<number>`sum(case when tickets.received_at >= ${starts} then 1 else 0 end)`.as('received'),
      sql<number>`sum(case when tickets.received_at < ${starts} then 1 else 0 end)`.as('previous'),
    ])
    .where('tickets.received_at', '>=', before)
    .where('tickets.received_at', '<', ends)
    .where(measure('counted', now))
    .$if(kind !== undefined, (query) => query.where('tickets.kind', '=', kind!))
    .groupBy('houses.building_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.id, row]))
  const buildings = await db
    .selectFrom('buildings')
    .innerJoin('communities', 'communities.id', 'buildings.community_id')
    .leftJoin('houses', (join) =>
      join
        .onRef('houses.building_id', '=', 'buildings.id')
        .on('houses.archived_at', 'is', null)
        .on('houses.kind', '<>', 'parking'),
    )
    .select((eb) => [
      'buildings.id',
      'buildings.name',
      'communities.name as community',
      eb.fn.count<number>('houses.id').as('households'),
    ])
    .groupBy('buildings.id')
    .execute()
  return buildings
    .flatMap(({ households, ...building }) => {
      const count = counts.get(building.id)
      return count ? [{ ...building, ...count, households: households || null }] : []
    })
    .sort((a, b) => mostFirst(a, b) || byNumber(a.name, b.name))
}

const mostFirst = (a: { received: number; previous: number }, b: { received: number; previous: number }) =>
  b.received - a.received || b.previous - a.previous
