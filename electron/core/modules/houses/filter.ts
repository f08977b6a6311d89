import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import type { HouseKind, HouseState } from '../../../../shared/modules/houses/terms.ts'
import type { Tables } from '../../database/tables.ts'
import { residentsByTerms } from '../search/resident-terms.ts'
import { housesRead } from './readings.ts'

export interface HouseFilter {
  buildingId?: number | undefined
  unit?: string | undefined
  state?: HouseState | undefined
  kind?: HouseKind | undefined
  text?: string | undefined
}

/** Which houses a filter means, as one condition on the table `houses` alone. */
export function matchingHouses(filter: HouseFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'houses'>()
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`houses.archived_at is null`]
  if (filter.buildingId) conditions.push(eb('houses.building_id', '=', filter.buildingId))
  if (filter.unit !== undefined) conditions.push(eb('houses.unit', '=', filter.unit))
  if (filter.state) conditions.push(eb('houses.state', '=', filter.state))
  if (filter.kind) conditions.push(eb('houses.kind', '=', filter.kind))
  if (filter.text) conditions.push(matchesText(filter.text))
  return eb.and(conditions)
}

/**
 * A room in any style; any other text is whatever the box would find a person by, and means where they live now. Both
 * are read as lists of ids: asked house by house, a name would be looked for in every house of the archive.
 */
function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'houses'>()
  const readings = parseRoomQuery(text)
  if (readings.length > 0) return eb('houses.id', 'in', housesRead(readings))
  const found = residentsByTerms(text)
  if (found.length === 0) return sql<SqlBool>`false`
  return eb(
    'houses.id',
    'in',
    eb
      .selectFrom('occupancies')
      .select('occupancies.house_id')
      .where('occupancies.until', 'is', null)
      .where((each) => each.or(found.map((ids) => each('occupancies.resident_id', 'in', ids)))),
  )
}
