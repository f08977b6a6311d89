import { sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import { amountOf, meterOf, standardFor } from '../../../../shared/modules/fees/charge-rules.ts'
import type { feesContract, FeeStandard } from '../../../../shared/modules/fees/contract.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Page } from '../../kernel/paged.ts'
import { houseIds, matchingBuildings } from '../houses/load.ts'
import { allOf } from '../registers/common.ts'
import { itemInUse, standardsOf } from './items.ts'

type Meters = (typeof feesContract)['meters']
export type MeterRow = z.output<NonNullable<Meters['list']['~orpc']['outputSchema']>>['rows'][number]
interface Asked extends Page {
  itemId: number
  month: string
  buildingId?: number | undefined
  missing?: boolean | undefined
}

/** An item read from meters. Errors on `itemId`: NOT_FOUND, INVALID_INPUT for one charged otherwise. */
export async function meteredItem(call: Call, itemId: number) {
  const item = await itemInUse(call, itemId)
  if (item.basis !== 'meter') throw new Fault('INVALID_INPUT', { field: 'itemId' })
  return { ...item, standards: await standardsOf(call.db, [itemId]) }
}

const inForce = (itemId: number, month: string) => sql`select 1 from fee_standards
  where fee_standards.item_id = ${itemId} and fee_standards.archived_at is null and fee_standards.from_month <= ${month}
  and (fee_standards.until_month is null or fee_standards.until_month >= ${month})
  and (fee_standards.house_kind is null or fee_standards.house_kind = houses.kind)
  and (fee_standards.building_id is null or fee_standards.building_id = houses.building_id)`

function covered({ itemId, month, buildingId, missing }: Asked): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    sql<SqlBool>`houses.archived_at is null`,
    sql<SqlBool>`exists (${inForce(itemId, month)})`,
  ]
  if (buildingId) conditions.push(sql<SqlBool>`houses.building_id = ${buildingId}`)
  if (missing)
    conditions.push(sql<SqlBool>`not exists (select 1 from charges where charges.house_id = houses.id
      and charges.item_id = ${itemId} and charges.month = ${month} and charges.mark = '' and charges.voided_at is null)`)
  return allOf(conditions)
}

/** The houses of an item and month in the order of their doors. Errors: those of `meteredItem`. */
export async function listMeters(call: Call, asked: Asked): Promise<{ rows: MeterRow[]; total: number }> {
  const item = await meteredItem(call, asked.itemId)
  const where = covered(asked)
  const start = (asked.page - 1) * asked.size
  const shown: number[] = []
  let skipped = 0
  let total = 0
  // Only the buildings that the page shows are sorted, as the list of houses does it.
  for (const { id, houses } of await matchingBuildings(call, where)) {
    if (total + houses <= start) skipped += houses
    else if (total < start + asked.size) shown.push(id)
    total += houses
  }
  const ids = await houseIds(call, where, shown, { limit: asked.size, offset: start - skipped })
  return { total, rows: await meterRows(call, { ...asked, item, ids }) }
}

interface Shown {
  item: { name: string; standards: FeeStandard[] }
  itemId: number
  month: string
  ids: readonly number[]
}

async function meterRows(call: Call, { item, itemId, month, ids }: Shown): Promise<MeterRow[]> {
  const houses = await call.db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('charges', (join) =>
      join
        .onRef('charges.house_id', '=', 'houses.id')
        .on('charges.item_id', '=', itemId)
        .on('charges.month', '=', month)
        .on('charges.mark', '=', '')
        .on('charges.voided_at', 'is', null),
    )
    .select([
      'houses.id',
      'houses.kind',
      'houses.building_id as buildingId',
      'houses.unit',
      'houses.room',
      'houses.water_meter as water',
      'houses.power_meter as power',
      'buildings.name as building',
      'charges.id as chargeId',
      'charges.version',
      'charges.meter_from as meterFrom',
      'charges.meter_to as meterTo',
      'charges.amount_fen as amountFen',
      'charges.paid_fen as paidFen',
    ])
    .where('houses.id', 'in', oneOf(ids))
    .execute()
  const before = await readingsBefore(call, { itemId, month, ids })
  const byId = new Map(houses.map((house) => [house.id, house]))
  const meter = meterOf(item.name)
  return ids
    .map((id) => byId.get(id))
    .filter((house) => house !== undefined)
    .map((house) => ({
      houseId: house.id,
      room: formatRoom(house),
      meter: meter === null ? '' : house[meter],
      meterFrom: house.meterFrom ?? before.get(house.id) ?? null,
      meterTo: house.meterTo,
      priceE4: standardFor(item.standards, house, month)?.priceE4 ?? 0,
      chargeId: house.chargeId,
      version: house.version,
      amountFen: house.amountFen,
      paidFen: house.paidFen ?? 0,
    }))
}

/** Each house's last reading of an item before a month. */
async function readingsBefore(
  { db }: Call,
  { itemId, month, ids }: { itemId: number; month: string; ids: readonly number[] },
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('charges')
    .select(['house_id', 'meter_to'])
    .where('house_id', 'in', oneOf(ids))
    .where('item_id', '=', itemId)
    .where('month', '<', month)
    .where('meter_to', 'is not', null)
    .where('voided_at', 'is', null)
    .orderBy('month')
    .execute()
  return new Map(rows.map(({ house_id, meter_to }) => [house_id, meter_to!]))
}

/** What a reading comes to, in fen; the use is in hundredths of the item's unit. */
export const useAmount = (priceE4: number, meterFrom: number, meterTo: number): number =>
  amountOf(priceE4, meterTo - meterFrom)
