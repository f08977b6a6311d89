import { expressionBuilder, sql, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { parseIdNumber } from '../../../../shared/modules/residents/id-number.ts'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { housesRead } from '../houses/readings.ts'
import { residentsByTerms } from '../search/resident-terms.ts'
import { idNumberDigest } from './id-number.ts'

export interface ResidentFilter {
  text?: string | undefined
  role?: OccupancyRole | undefined
  groupId?: number | undefined
  buildingId?: number | undefined
  tagId?: number | undefined
  flagId?: number | undefined
  movedOut?: boolean | undefined
}

/*
 * Each way to find people is a list of ids that an index gives: asked person by person, every one of the archive would
 * be looked at. The conditions on `until` stand as literals, as those of the partial indexes do.
 */
const current = sql<SqlBool>`occupancies.until is null`
const ended = sql<SqlBool>`occupancies.until is not null`
const eb = expressionBuilder<Tables, 'residents'>()

/** Whom a filter means, as one condition on the table `residents` alone. */
export function matchingResidents(call: Call, filter: ResidentFilter): Expression<SqlBool> {
  const { groupId, buildingId, role, tagId, flagId, text } = filter
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`residents.archived_at is null`]
  if (groupId) conditions.push(eb('residents.group_id', '=', groupId))
  if (buildingId) conditions.push(livesIn(buildingId, role))
  else if (role) conditions.push(livesAs(role))
  if (filter.movedOut) conditions.push(livesNowhereNow)
  if (tagId) conditions.push(tagged(tagId))
  if (flagId) conditions.push(flagged(call, flagId))
  if (text) conditions.push(matchesText(call, text))
  return eb.and(conditions)
}

const livesIn = (buildingId: number, role: OccupancyRole | undefined) =>
  eb(
    'residents.id',
    'in',
    eb
      .selectFrom('houses')
      .innerJoin('occupancies', 'occupancies.house_id', 'houses.id')
      .select('occupancies.resident_id')
      .where('houses.building_id', '=', buildingId)
      .where(current)
      // The plus keeps SQLite from reading everybody of that role first.
      .$if(role !== undefined, (query) => query.where(sql<SqlBool>`+occupancies.role = ${role!}`)),
  )

const livesAs = (role: OccupancyRole) =>
  eb(
    'residents.id',
    'in',
    eb
      .selectFrom('occupancies')
      .select('occupancies.resident_id')
      .where('occupancies.role', '=', role)
      .where(current),
  )

/** Somebody who lived here once and nowhere now. */
const livesNowhereNow = eb.and([
  eb('residents.id', 'in', eb.selectFrom('occupancies').select('occupancies.resident_id').where(ended)),
  eb.not(
    eb.exists(
      eb
        .selectFrom('occupancies')
        .select('occupancies.id')
        .whereRef('occupancies.resident_id', '=', 'residents.id')
        .where(current),
    ),
  ),
])

const tagged = (entryId: number) =>
  eb(
    'residents.id',
    'in',
    eb.selectFrom('resident_tags').select('resident_tags.resident_id').where('entry_id', '=', entryId),
  )

/** Nobody has a sensitive flag for whoever may not know of it. */
const flagged = (call: Call, entryId: number) =>
  eb(
    'residents.id',
    'in',
    eb
      .selectFrom('resident_flags')
      .innerJoin('dictionary_entries', 'dictionary_entries.id', 'resident_flags.entry_id')
      .select('resident_flags.resident_id')
      .where('resident_flags.entry_id', '=', entryId)
      .$if(!call.may('flags.sensitive'), (query) => query.where('dictionary_entries.sensitive', '=', 0)),
  )

type Ids = SelectQueryBuilder<Tables, 'residents', { id: number }>

/**
 * A text is a name from any of its characters on, its pinyin or initials; the head or tail of a phone or plate; a whole
 * ID number; or a room in any style, which means everybody who lives there now.
 */
function matchesText(call: Call, text: string): Expression<SqlBool> {
  const { idNumber } = parseIdNumber(text)
  const readings = parseRoomQuery(text)
  const ways = [
    ...residentsByTerms(text),
    ...(idNumber === null
      ? []
      : [
          eb
            .selectFrom('residents as bearers')
            .select('bearers.id')
            .where('bearers.id_number_digest', '=', idNumberDigest(call.services, idNumber)),
        ]),
    ...(readings.length === 0
      ? []
      : [
          eb
            .selectFrom('occupancies')
            .select('occupancies.resident_id as id')
            .where(current)
            .where('occupancies.house_id', 'in', housesRead(readings)),
        ]),
  ]
  // Kysely types a union by the tables of its parts, which differ here.
  const [first, ...others] = ways as unknown as Ids[]
  if (!first) return sql<SqlBool>`false`
  return eb(
    'residents.id',
    'in',
    others.reduce((found, way) => found.unionAll(way), first),
  )
}
