import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { HouseKind } from '../../../../shared/modules/houses/terms.ts'
import type { ChargeState } from '../../../../shared/modules/fees/terms.ts'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import type { Tables } from '../../database/tables.ts'
import { unindexed } from '../../database/unindexed.ts'
import { housesRead } from '../houses/readings.ts'
import { allOf } from '../registers/common.ts'
import { residentsByTerms } from '../search/resident-terms.ts'
import { isOpen } from './charge-rows.ts'

export interface ChargeFilter {
  text?: string | undefined
  houseId?: number | undefined
  buildingId?: number | undefined
  itemId?: number | undefined
  kind?: HouseKind | undefined
  fromMonth?: string | undefined
  untilMonth?: string | undefined
  state?: ChargeState | undefined
}

const ofState: Record<ChargeState, Expression<SqlBool>> = {
  open: sql<SqlBool>`${isOpen} and charges.paid_fen = 0`,
  partly: sql<SqlBool>`${isOpen} and charges.paid_fen > 0`,
  settled: sql<SqlBool>`charges.voided_at is null and charges.amount_fen = charges.paid_fen + charges.waived_fen`,
  void: sql<SqlBool>`charges.voided_at is not null`,
}

/**
 * Which charges a filter means, as one condition on the table `charges` alone.
 * @param many they are so many that reading all in the order of the list finds a page sooner than collecting and sorting them
 */
export function matchingCharges(filter: ChargeFilter, many = false): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'charges'>()
  const conditions: Expression<SqlBool>[] = []
  if (filter.houseId) conditions.push(eb('charges.house_id', '=', filter.houseId))
  const item = many ? unindexed('charges.item_id') : sql.ref('charges.item_id')
  if (filter.itemId) conditions.push(sql<SqlBool>`${item} = ${filter.itemId}`)
  if (filter.fromMonth) conditions.push(eb('charges.month', '>=', filter.fromMonth))
  if (filter.untilMonth) conditions.push(eb('charges.month', '<=', filter.untilMonth))
  if (filter.state) conditions.push(ofState[filter.state])
  if (filter.buildingId || filter.kind) conditions.push(inHouses(filter, many))
  if (filter.text) conditions.push(ofHousesNamed(filter.text, 'charges.house_id'))
  return allOf(conditions)
}

function inHouses({ buildingId, kind }: ChargeFilter, many: boolean): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'charges'>()
  return eb(
    many ? unindexed('charges.house_id') : 'charges.house_id',
    'in',
    eb
      .selectFrom('houses')
      .select('houses.id')
      .$if(buildingId !== undefined, (houses) => houses.where('houses.building_id', '=', buildingId!))
      .$if(kind !== undefined, (houses) => houses.where('houses.kind', '=', kind!)),
  )
}

/** A room in any style, or the name of somebody who lives there now; `column` is a house's id. */
export function ofHousesNamed(
  text: string,
  column: 'charges.house_id' | 'payments.house_id' | 'houses.id',
): Expression<SqlBool> {
  const readings = parseRoomQuery(text)
  if (readings.length > 0) return sql<SqlBool>`${sql.ref(column)} in ${housesRead(readings)}`
  const eb = expressionBuilder<Tables, never>()
  const found = residentsByTerms(text)
  if (found.length === 0) return sql<SqlBool>`false`
  const living = eb
    .selectFrom('occupancies')
    .select('occupancies.house_id')
    .where('occupancies.until', 'is', null)
    .where((each) => each.or(found.map((ids) => each('occupancies.resident_id', 'in', ids))))
  return sql<SqlBool>`${sql.ref(column)} in ${living}`
}
