import { sql, type Expression, type SqlBool } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import { basisPoints } from '../../../../shared/money/fen.ts'
import type { Rate } from '../../../../shared/modules/fees/contract.ts'
import type { FeeKind } from '../../../../shared/modules/fees/terms.ts'
import { houseKinds, type HouseKind } from '../../../../shared/modules/houses/terms.ts'
import { firstDay, lastDay } from '../../../../shared/modules/reports/month.ts'
import { unindexed } from '../../database/unindexed.ts'
import type { Call } from '../../kernel/call.ts'
import { allOf } from '../registers/common.ts'
import { byNumber } from '../houses/by-number.ts'
import { isOpen } from './charge-rows.ts'

export interface RatePeriod {
  fromMonth: string
  untilMonth: string
  itemId?: number | undefined
}

interface Amounts {
  dueFen: number
  paidFen: number
}

/** What was charged less what was waived, and what was paid of it. */
export const amountColumns = [
  sql<number>`coalesce(sum(charges.amount_fen - charges.waived_fen), 0)`.as('dueFen'),
  sql<number>`coalesce(sum(charges.paid_fen), 0)`.as('paidFen'),
] as const

export const asRate = ({ dueFen, paidFen }: Amounts): Rate => ({
  dueFen,
  paidFen,
  rate: basisPoints(paidFen, dueFen),
})

const sumAll = (rows: readonly Amounts[]): Rate => {
  const sum = (of: keyof Amounts) => rows.reduce((total, row) => total + row[of], 0)
  return asRate({ dueFen: sum('dueFen'), paidFen: sum('paidFen') })
}

/** Charges that count for a period's rates: owed for one of its months and not struck out. */
export function ofPeriod({ fromMonth, untilMonth, itemId }: RatePeriod): Expression<SqlBool> {
  const within = sql<SqlBool>`charges.month between ${fromMonth} and ${untilMonth} and charges.voided_at is null`
  return itemId === undefined ? within : allOf([within, sql<SqlBool>`charges.item_id = ${itemId}`])
}

/**
 * Collection rates of a period as they are now: received of what was owed for its months, whenever it was paid; by house,
 * those who owe nothing of it (domain 2.8).
 */
export async function collectionRates(call: Call, period: RatePeriod) {
  const [parts, houses, before, items, buildings] = await Promise.all([
    partsOf(call, period),
    settledHouses(call, period),
    beforePeriod(call, period),
    call.db
      .selectFrom('fee_items')
      .select(['id', 'name', 'kind'])
      .orderBy('position')
      .orderBy('id')
      .execute(),
    call.db.selectFrom('buildings').select(['id', 'name']).execute(),
  ])
  const charged = houses.reduce((sum, row) => sum + row.charged, 0)
  const settled = houses.reduce((sum, row) => sum + row.settled, 0)
  const housesOf = (of: (row: (typeof houses)[number]) => boolean) =>
    houses.filter(of).reduce((sum, row) => sum + row.charged, 0)
  const byKind = groupBy(parts, ({ houseKind }) => houseKind)
  const byItem = groupBy(parts, ({ itemId }) => itemId)
  const byBuilding = groupBy(parts, ({ buildingId }) => buildingId)
  return {
    all: sumAll(parts),
    houses: { charged, settled, rate: basisPoints(settled, charged) },
    before,
    kinds: houseKinds
      .filter((kind) => byKind.has(kind))
      .map((kind: HouseKind) => ({
        ...sumAll(byKind.get(kind)!),
        kind,
        houses: housesOf((row) => row.houseKind === kind),
      })),
    items: items
      .filter(({ id }) => byItem.has(id))
      .map(({ id, name, kind }) => ({
        ...sumAll(byItem.get(id)!),
        itemId: id,
        item: name,
        kind: kind as FeeKind,
      })),
    buildings: buildings
      .filter(({ id }) => byBuilding.has(id))
      .sort((one, other) => byNumber(one.name, other.name))
      .map(({ id, name }) => ({
        ...sumAll(byBuilding.get(id)!),
        buildingId: id,
        building: name,
        houses: housesOf((row) => row.buildingId === id),
      })),
    months: [...groupBy(parts, ({ month }) => month)]
      .map(([month, rows]) => ({ ...sumAll(rows), month }))
      .sort((one, other) => (one.month < other.month ? -1 : 1)),
    computedAt: call.now,
  }
}

/** Summed by everything at once: a few hundred rows, whatever the number of houses. */
const partsOf = ({ db }: Call, period: RatePeriod) =>
  db
    .selectFrom('charges')
    .innerJoin('houses', 'houses.id', 'charges.house_id')
    .select([
      'charges.month',
      'charges.item_id as itemId',
      'houses.kind as houseKind',
      'houses.building_id as buildingId',
      ...amountColumns,
    ])
    .where(ofPeriod(period))
    .groupBy(['charges.month', 'charges.item_id', 'houses.building_id', 'houses.kind'])
    .execute()

/** How many houses of each kind and building were charged, and how many of them owe nothing of it. */
const settledHouses = ({ db }: Call, period: RatePeriod) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('charges')
        .select(['charges.house_id as houseId', sql<number>`max(${isOpen})`.as('open')])
        .where(ofPeriod(period))
        .groupBy('charges.house_id')
        .as('charged'),
    )
    .innerJoin('houses', 'houses.id', 'charged.houseId')
    .select([
      'houses.kind as houseKind',
      'houses.building_id as buildingId',
      (eb) => eb.fn.countAll<number>().as('charged'),
      sql<number>`sum(charged.open = 0)`.as('settled'),
    ])
    .groupBy(['houses.kind', 'houses.building_id'])
    .execute()

/** What is open of earlier months, and what of earlier months was paid within the period. */
async function beforePeriod({ db }: Call, { fromMonth, untilMonth, itemId }: RatePeriod) {
  const { openFen } = await db
    .selectFrom('charges')
    .select(
      sql<number>`coalesce(sum(charges.amount_fen - charges.waived_fen - charges.paid_fen), 0)`.as('openFen'),
    )
    .where(isOpen)
    // By the index of open charges: what is open is little of what was ever charged.
    .where(sql<SqlBool>`${unindexed('charges.month')} < ${fromMonth}`)
    .$if(itemId !== undefined, (query) => query.where('charges.item_id', '=', itemId!))
    .executeTakeFirstOrThrow()
  const { paidFen } = await db
    .selectFrom('payments')
    .innerJoin('payment_lines', 'payment_lines.payment_id', 'payments.id')
    .innerJoin('charges', 'charges.id', 'payment_lines.charge_id')
    .select(sql<number>`coalesce(sum(payment_lines.amount_fen), 0)`.as('paidFen'))
    .where('payments.paid_on', '>=', firstDay(fromMonth))
    .where('payments.paid_on', '<=', lastDay(untilMonth))
    .where('charges.month', '<', fromMonth)
    .$if(itemId !== undefined, (query) => query.where('charges.item_id', '=', itemId!))
    .executeTakeFirstOrThrow()
  return { openFen, paidFen }
}
