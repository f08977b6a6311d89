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
import { dueOf } from './due.ts'

export interface RatePeriod {
  fromMonth: string
  untilMonth: string
  itemId?: number | undefined
}

interface Amounts {
  dueFen: number
  paidFen: number
  openFen: number
}

/** What was due (see `dueOf`), what was paid of it, and what is still to be paid. */
export const amountColumns = [
  sql<number>`coalesce(sum(${dueOf}), 0)`.as('dueFen'),
  sql<number>`coalesce(sum(charges.paid_fen), 0)`.as('paidFen'),
  sql<number>`coalesce(sum(charges.amount_fen - charges.waived_fen - charges.paid_fen), 0)`.as('openFen'),
] as const

export const asRate = ({ dueFen, paidFen, openFen }: Amounts): Rate => ({
  dueFen,
  paidFen,
  openFen,
  rate: basisPoints(paidFen, dueFen),
})

function total<Key extends string>(rows: readonly Record<Key, number>[], of: Key): number {
  return rows.reduce((sum, row) => sum + row[of], 0)
}

const sumAll = (rows: readonly Amounts[]): Rate =>
  asRate({
    dueFen: total(rows, 'dueFen'),
    paidFen: total(rows, 'paidFen'),
    openFen: total(rows, 'openFen'),
  })

/** Charges that count for a period's rates: owed for one of its months and not struck out. */
export function ofPeriod({ fromMonth, untilMonth, itemId }: RatePeriod): Expression<SqlBool> {
  const within = sql<SqlBool>`charges.month between ${fromMonth} and ${untilMonth} and charges.voided_at is null`
  return itemId === undefined ? within : allOf([within, sql<SqlBool>`charges.item_id = ${itemId}`])
}

/**
 * Collection rates of a period as they are now: received of what was owed for its months, whenever it was paid; by house,
 * those who owe nothing of it (domain 2.8) and were not let off after its books were closed.
 */
export async function collectionRates(call: Call, period: RatePeriod) {
  const [parts, houses, before, items, buildings] = await Promise.all([
    partsOf(call, period),
    housesOf(call, period),
    beforePeriod(call, period),
    call.db
      .selectFrom('fee_items')
      .select(['id', 'name', 'kind'])
      .orderBy('position')
      .orderBy('id')
      .execute(),
    call.db.selectFrom('buildings').select(['id', 'name']).execute(),
  ])
  const byItem = groupBy(parts, ({ itemId }) => itemId)
  const byKind = groupBy(houses, ({ houseKind }) => houseKind)
  const byBuilding = groupBy(houses, ({ buildingId }) => buildingId)
  const [charged, settled] = [total(houses, 'charged'), total(houses, 'settled')]
  return {
    all: sumAll(parts),
    houses: { charged, settled, rate: basisPoints(settled, charged) },
    before,
    kinds: houseKinds.flatMap((kind: HouseKind) => {
      const own = byKind.get(kind)
      return own ? { ...sumAll(own), kind, houses: total(own, 'charged') } : []
    }),
    items: items.flatMap(({ id, name, kind }) => {
      const own = byItem.get(id)
      return own ? { ...sumAll(own), itemId: id, item: name, kind: kind as FeeKind } : []
    }),
    buildings: buildings
      .flatMap(({ id, name }) => {
        const own = byBuilding.get(id)
        return own ? { ...sumAll(own), buildingId: id, building: name, houses: total(own, 'charged') } : []
      })
      .sort((one, other) => byNumber(one.building, other.building)),
    months: [...groupBy(parts, ({ month }) => month)]
      .map(([month, rows]) => ({ ...sumAll(rows), month }))
      .sort((one, other) => (one.month < other.month ? -1 : 1)),
    computedAt: call.now,
  }
}

/** By month and item, which the index alone tells. */
const partsOf = ({ db }: Call, period: RatePeriod) =>
  db
    .selectFrom('charges')
    .select(['charges.month', 'charges.item_id as itemId', ...amountColumns])
    .where(ofPeriod(period))
    .groupBy(['charges.month', 'charges.item_id'])
    .execute()

/**
 * The same by kind and building, with how many houses were charged and how many of them owe nothing of it. Each house is summed
 * before it is looked up, which is once and not once a charge.
 */
const housesOf = ({ db }: Call, period: RatePeriod) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('charges')
        .select(['charges.house_id as houseId', ...amountColumns])
        .where(ofPeriod(period))
        .groupBy('charges.house_id')
        .as('house'),
    )
    .innerJoin('houses', 'houses.id', 'house.houseId')
    .select([
      'houses.kind as houseKind',
      'houses.building_id as buildingId',
      (eb) => eb.fn.countAll<number>().as('charged'),
      sql<number>`sum(house.paidFen = house.dueFen)`.as('settled'),
      sql<number>`sum(house.dueFen)`.as('dueFen'),
      sql<number>`sum(house.paidFen)`.as('paidFen'),
      sql<number>`sum(house.openFen)`.as('openFen'),
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
  const earlier = await db
    .selectFrom('charges')
    .select('id')
    .where('month', '<', fromMonth)
    .limit(1)
    .executeTakeFirst()
  // A period that begins with the books has every payment in it, and none of them is for anything earlier.
  if (!earlier) return { openFen, paidFen: 0 }
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
