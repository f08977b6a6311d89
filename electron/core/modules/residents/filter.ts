import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import { housesRead } from '../houses/readings.ts'
import { residentsByTerms } from '../search/resident-terms.ts'

export interface ResidentFilter {
  text?: string
  role?: OccupancyRole
  groupId?: number
  buildingId?: number
}

/** Whom a filter means, as one condition on the table `residents` alone. */
export function matchingResidents(filter: ResidentFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'residents'>()
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`residents.archived_at is null`]
  if (filter.groupId) conditions.push(eb('residents.group_id', '=', filter.groupId))
  if (filter.text) conditions.push(matchesText(filter.text))
  if (filter.role || filter.buildingId) {
    let living = eb
      .selectFrom('occupancies')
      .innerJoin('houses', 'houses.id', 'occupancies.house_id')
      .select('occupancies.id')
      .whereRef('occupancies.resident_id', '=', 'residents.id')
      .where('occupancies.until', 'is', null)
    if (filter.role) living = living.where('occupancies.role', '=', filter.role)
    if (filter.buildingId) living = living.where('houses.building_id', '=', filter.buildingId)
    conditions.push(eb.exists(living))
  }
  return eb.and(conditions)
}

/**
 * A text is part of a name; the name's pinyin or initials; the head or tail of a phone; or a room in any style, which
 * means everybody who lives there now.
 */
function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'residents'>()
  const ways: Expression<SqlBool>[] = [
    containing('residents.name', cleanText(text)),
    ...residentsByTerms(text).map((ids) => eb('residents.id', 'in', ids)),
  ]
  const readings = parseRoomQuery(text)
  if (readings.length > 0)
    ways.push(
      eb(
        'residents.id',
        'in',
        eb
          .selectFrom('occupancies')
          .select('occupancies.resident_id')
          .where('occupancies.until', 'is', null)
          .where('occupancies.house_id', 'in', housesRead(readings)),
      ),
    )
  return eb.or(ways)
}
