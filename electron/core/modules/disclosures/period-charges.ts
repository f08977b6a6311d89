import { sql, type Kysely, type SqlBool } from 'kysely'
import { basisPoints } from '../../../../shared/money/fen.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'
import { unindexed } from '../../database/unindexed.ts'
import { dueOf, housesLetOff } from '../fees/due.ts'

export interface PeriodCharges {
  /** Charged for the months of the period, less what was waived while they were open. */
  receivableFen: number
  /** Of it, paid by now. */
  receivedFen: number
  /** Owed from before the period and open still. */
  arrearsFen: number
  /** Paid for months that are still to come, and in advance for none yet. */
  advanceFen: number
  /**
   * Of the houses that were charged, those that owe nothing of the period and were let off nothing of it after its books were
   * closed, in hundredths of a percent; null without any.
   */
  houseRate: number | null
}

/**
 * What a sheet's header says of the service fee (domain 2.8), as the books have it now, in fen. It reads indexes only: years of a
 * large project's charges are hundreds of thousands of rows.
 */
export async function periodCharges(
  db: Kysely<Tables>,
  { fromMonth, untilMonth }: { fromMonth: string; untilMonth: string },
  today: string,
): Promise<PeriodCharges> {
  const lastBegun = untilMonth > monthOf(today) ? untilMonth : monthOf(today)
  const items = await serviceItems(db)
  const advances = await db
    .selectFrom('fee_advances')
    .select((eb) => eb.fn.sum<number | null>('amount_fen').as('fen'))
    .executeTakeFirst()
  if (items.length === 0)
    return {
      ...{ receivableFen: 0, receivedFen: 0, arrearsFen: 0, houseRate: null },
      advanceFen: advances?.fen ?? 0,
    }
  const charges = db
    .selectFrom('charges')
    .where(unindexed('item_id'), 'in', items)
    .where('voided_at', 'is', null)
  const sums = await charges
    .select((eb) => [
      eb.fn.coalesce(sql<number>`sum(${dueOf})`, sql<number>`0`).as('due'),
      eb.fn.coalesce(eb.fn.sum<number>('paid_fen'), sql<number>`0`).as('paid'),
    ])
    .where('month', '>=', fromMonth)
    .where('month', '<=', untilMonth)
    .executeTakeFirstOrThrow()
  const later = await charges
    .select((eb) => eb.fn.sum<number | null>('paid_fen').as('fen'))
    .where('month', '>', lastBegun)
    .executeTakeFirst()
  // Few charges are open still, and those have an index of their own.
  const open = charges.where(isOpen)
  const before = await open
    .select(sql<number | null>`sum(amount_fen - waived_fen - paid_fen)`.as('fen'))
    .where(unindexed('month'), '<', fromMonth)
    .executeTakeFirst()
  const owing = open
    .select('house_id')
    .where(unindexed('month'), '>=', fromMonth)
    .where(unindexed('month'), '<=', untilMonth)
  const letOff = housesLetOff(db, fromMonth, untilMonth).where('charges.item_id', 'in', items)
  const unsettled = await db
    .selectFrom(owing.union(letOff).as('unsettled'))
    .select((eb) => eb.fn.countAll<number>().as('houses'))
    .executeTakeFirstOrThrow()
  const charged = await chargedHouses(db, items, fromMonth, untilMonth)
  return {
    receivableFen: sums.due,
    receivedFen: sums.paid,
    arrearsFen: before?.fen ?? 0,
    advanceFen: (later?.fen ?? 0) + (advances?.fen ?? 0),
    houseRate: basisPoints(charged - unsettled.houses, charged),
  }
}

const isOpen = sql<SqlBool>`amount_fen > paid_fen + waived_fen`

async function serviceItems(db: Kysely<Tables>): Promise<number[]> {
  const items = await db.selectFrom('fee_items').select('id').where('kind', '=', 'service').execute()
  return items.map(({ id }) => id)
}

/** One look into an index for each house is less than reading every charge. */
async function chargedHouses(db: Kysely<Tables>, items: number[], from: string, until: string) {
  const { houses } = await db
    .selectFrom('houses')
    .select((eb) => eb.fn.countAll<number>().as('houses'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('charges')
          .select('charges.id')
          .whereRef('charges.house_id', '=', 'houses.id')
          .where('charges.item_id', 'in', items)
          .where('charges.month', '>=', from)
          .where('charges.month', '<=', until)
          .where('charges.voided_at', 'is', null),
      ),
    )
    .executeTakeFirstOrThrow()
  return houses
}
