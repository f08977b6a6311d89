import { sql, type Expression, type SqlBool } from 'kysely'
import type { Advance } from '../../../../shared/modules/fees/list-contract.ts'
import type { HouseKind } from '../../../../shared/modules/houses/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'
import { ofHousesNamed } from './charge-filter.ts'
import { isOpen } from './charge-rows.ts'
import { payersOf } from './payers.ts'

export interface AdvanceFilter {
  text?: string | undefined
  buildingId?: number | undefined
  leastFen?: number | undefined
  owing?: boolean | undefined
}

/** What the house owes, due or not yet. */
const openFen = sql<number>`coalesce((
  select sum(charges.amount_fen - charges.waived_fen - charges.paid_fen) from charges
  where charges.house_id = houses.id and ${isOpen}), 0)`

/** The last payment with a line that is for no charge. */
const lastOn = sql<string | null>`(
  select max(payments.paid_on) from payments
  inner join payment_lines on payment_lines.payment_id = payments.id
  where payments.house_id = houses.id and payment_lines.charge_id is null)`

function matching({ text, buildingId, leastFen, owing }: AdvanceFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`fee_advances.amount_fen > 0`]
  if (buildingId) conditions.push(sql<SqlBool>`houses.building_id = ${buildingId}`)
  if (leastFen) conditions.push(sql<SqlBool>`fee_advances.amount_fen >= ${leastFen}`)
  if (owing !== undefined)
    conditions.push(owing ? sql<SqlBool>`${openFen} > 0` : sql<SqlBool>`${openFen} = 0`)
  if (text) conditions.push(ofHousesNamed(text, 'houses.id'))
  return allOf(conditions)
}

/** One page of the houses with money in advance, the most first, and what all of them come to. */
export async function listAdvances(call: Call, { page, size, ...filter }: AdvanceFilter & Page) {
  const where = matching(filter)
  const sums = await call.db
    .selectFrom('fee_advances')
    .innerJoin('houses', 'houses.id', 'fee_advances.house_id')
    .select([
      (eb) => eb.fn.countAll<number>().as('houses'),
      sql<number>`coalesce(sum(fee_advances.amount_fen), 0)`.as('amountFen'),
    ])
    .where(where)
    .executeTakeFirstOrThrow()
  const rows = await call.db
    .selectFrom('fee_advances')
    .innerJoin('houses', 'houses.id', 'fee_advances.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'houses.id as houseId',
      'houses.kind',
      'houses.unit',
      'houses.room',
      'buildings.name as building',
      'fee_advances.amount_fen as amountFen',
      openFen.as('openFen'),
      lastOn.as('lastOn'),
    ])
    .where(where)
    .orderBy('fee_advances.amount_fen', 'desc')
    .orderBy('houses.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const payers = await payersOf(
    call.db,
    rows.map(({ houseId }) => houseId),
  )
  return {
    rows: rows.map(({ kind, unit, room, building, ...row }): Advance => ({
      ...row,
      kind: kind as HouseKind,
      room: roomLabel({ building, unit, room }),
      payer: payers.get(row.houseId)?.[0]?.residentName ?? '',
    })),
    total: sums.houses,
    sums,
  }
}
