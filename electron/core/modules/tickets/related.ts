import { sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { RelatedTicket, ticketsContract } from '../../../../shared/modules/tickets/contract.ts'
import {
  nearestFirst,
  relations,
  sameCategoryDays,
  type Matter,
} from '../../../../shared/modules/tickets/relation.ts'
import { letterPairs } from '../../../../shared/modules/tickets/similar.ts'
import type { TicketKind, TicketState } from '../../../../shared/modules/tickets/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { unfinished } from './conditions.ts'
import { roomLabel } from './names.ts'

type Asked = z.output<(typeof ticketsContract.related)['~orpc']['inputSchema'] & z.ZodType>

const shown = 8
/** Words are compared with those of the tickets whose promised time comes last, which are the newest. */
const wordsCompared = 400

/**
 * The unfinished tickets that may be about the same matter, nearest first. One walk over the index of unfinished
 * tickets and a bounded one over their words: what was closed years ago costs nothing.
 */
export async function relatedTickets(call: Call, asked: Asked): Promise<RelatedTicket[]> {
  const matter = await matterOf(call, asked)
  const near = await select(call, asked.except).where(nearTo(call, matter)).execute()
  const alike =
    matter.pairs.size === 0
      ? []
      : await select(call, asked.except)
          .orderBy('tickets.resolve_due_at', 'desc')
          .limit(wordsCompared)
          .execute()
  const found = new Map([...near, ...alike].map((row) => [row.id, row]))
  return [...found.values()]
    .map((row) => ({ row, receivedAt: row.receivedAt, reasons: reasonsFor(matter, row) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(nearestFirst)
    .slice(0, shown)
    .map(({ row, reasons }) => ({
      id: row.id,
      number: row.number,
      kind: row.kind as TicketKind,
      state: row.state as TicketState,
      category: row.category ?? '',
      words: row.words,
      receivedAt: row.receivedAt,
      room: roomLabel(row),
      place: row.place,
      reasons,
    }))
}

async function matterOf(call: Call, asked: Asked): Promise<Matter> {
  const house =
    asked.houseId === null
      ? undefined
      : await call.db
          .selectFrom('houses')
          .select(['building_id', 'unit', 'line'])
          .where('id', '=', asked.houseId)
          .executeTakeFirst()
  return {
    houseId: asked.houseId,
    buildingId: house?.building_id ?? null,
    unit: house?.unit ?? '',
    line: house?.line ?? '',
    categoryId: asked.categoryId,
    place: cleanText(asked.place),
    receivedAt: call.now,
    pairs: letterPairs(asked.words),
  }
}

function select(call: Call, except: number | null) {
  return call.db
    .selectFrom('tickets')
    .leftJoin('houses', 'houses.id', 'tickets.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('categories', 'categories.id', 'tickets.category_id')
    .select([
      'tickets.id',
      'tickets.number',
      'tickets.kind',
      'tickets.state',
      'tickets.words',
      'tickets.place',
      'tickets.house_id',
      'tickets.category_id',
      'tickets.received_at as receivedAt',
      'houses.building_id',
      'houses.unit',
      'houses.room',
      'houses.line',
      'buildings.name as building',
      'categories.name as category',
    ])
    .where(unfinished)
    .$if(except !== null, (query) => query.where('tickets.id', '!=', except!))
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

/** Every reason but the words, as wide as SQLite can tell; null is never equal. */
function nearTo(call: Call, { houseId, buildingId, unit, line, categoryId, place }: Matter) {
  const week = new Date(Date.parse(call.now) - sameCategoryDays * 86_400_000).toISOString()
  return sql<SqlBool>`(
    tickets.house_id = ${houseId}
    or (houses.building_id = ${buildingId} and (
      (houses.unit = ${unit} and (houses.unit <> '' or houses.line = ${line})) or tickets.category_id = ${categoryId}))
    or (tickets.place <> '' and tickets.place = ${place})
    or (tickets.category_id = ${categoryId} and tickets.received_at >= ${week}))`
}

function reasonsFor(matter: Matter, row: Row) {
  return relations(matter, {
    houseId: row.house_id,
    buildingId: row.building_id,
    unit: row.unit ?? '',
    line: row.line ?? '',
    categoryId: row.category_id,
    place: row.place,
    receivedAt: row.receivedAt,
    pairs: matter.pairs.size === 0 ? matter.pairs : letterPairs(row.words),
  })
}
