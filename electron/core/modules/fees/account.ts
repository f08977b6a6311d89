import { sql, type SqlBool } from 'kysely'
import type { HouseAccount } from '../../../../shared/modules/fees/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { roomLabel } from '../tickets/names.ts'
import { chargesWhere, isOpen } from './charge-rows.ts'
import { depositsOf } from './give-back.ts'
import { payersOf } from './payers.ts'
import { asPayments } from './payment-rows.ts'
import { inListOrder } from './payments.ts'
import { advanceOf } from './write-payment.ts'

/** How many of a house's last payments its account shows. */
const lastShown = 10

/** What a house owes and has paid. Error: NOT_FOUND. */
export async function houseAccount(call: Call, houseId: number): Promise<HouseAccount> {
  const { db, today } = call
  const house = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['houses.unit', 'houses.room', 'buildings.name as building'])
    .where('houses.id', '=', houseId)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND')
  const open = await chargesWhere(call, sql<SqlBool>`charges.house_id = ${houseId} and ${isOpen}`)
  const overdue = open.filter(({ dueOn }) => dueOn < today)
  const payments = await inListOrder(call).where('payments.house_id', '=', houseId).limit(lastShown).execute()
  const sum = (charges: typeof open) => charges.reduce((total, { openFen }) => total + openFen, 0)
  return {
    houseId,
    room: roomLabel(house),
    building: house.building,
    payers: await payersNamed(call, houseId),
    open,
    sums: { openFen: sum(open), overdueFen: sum(overdue), advanceFen: await advanceOf(call, houseId) },
    deposits: await depositsOf(call, houseId),
    settledUntil: await settledUntil(call, houseId),
    overdueSince: overdue[0]?.month ?? null,
    lastPayments: await asPayments(call, payments),
  }
}

/** Each person once, though somebody may be owner and tenant. */
async function payersNamed({ db }: Call, houseId: number) {
  const payers = (await payersOf(db, [houseId])).get(houseId) ?? []
  const byId = new Map(payers.map(({ residentId, residentName: name }) => [residentId, { residentId, name }]))
  return [...byId.values()]
}

/**
 * The last month that is charged before the first one that is open: a charge may be for a month or for a quarter, so a month
 * without any is no gap.
 */
async function settledUntil({ db }: Call, houseId: number): Promise<string | null> {
  const months = await db
    .selectFrom('charges')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .select(['charges.month', sql<number>`max(${isOpen})`.as('open')])
    .where('charges.house_id', '=', houseId)
    .where('charges.voided_at', 'is', null)
    .where('fee_items.kind', '=', 'service')
    .groupBy('charges.month')
    .orderBy('charges.month')
    .execute()
  const first = months.findIndex(({ open }) => open === 1)
  return (first < 0 ? months.at(-1) : months[first - 1])?.month ?? null
}
