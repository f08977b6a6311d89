import { sql, type Expression, type SqlBool } from 'kysely'
import type { Charge } from '../../../../shared/modules/fees/contract.ts'
import { chargeState, openOf } from '../../../../shared/modules/fees/charge-rules.ts'
import type { ChargeOrigin } from '../../../../shared/modules/fees/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { roomLabel } from '../tickets/names.ts'
import { payersOf } from './payers.ts'

/** As a literal, so that the index of open charges serves it. */
export const isOpen = sql<SqlBool>`charges.voided_at is null and charges.amount_fen > charges.paid_fen + charges.waived_fen`

/** Charges with what a list shows of their house and item. */
export const selectCharges = (db: Call['db']) =>
  db
    .selectFrom('charges')
    .innerJoin('houses', 'houses.id', 'charges.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .selectAll('charges')
    .select([
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'fee_items.name as item',
      'fee_items.unit as itemUnit',
    ])

type ChargeRow = Awaited<ReturnType<ReturnType<typeof selectCharges>['execute']>>[number]

/** Rows of `selectCharges` as every list tells them, each with whoever pays there now. */
export async function asCharges({ db }: Call, rows: readonly ChargeRow[]): Promise<Charge[]> {
  const payers = await payersOf(
    db,
    rows.map((row) => row.house_id),
  )
  const importing = await importingIds(db)
  return rows.map((row) => {
    const amounts = { amountFen: row.amount_fen, waivedFen: row.waived_fen, paidFen: row.paid_fen }
    return {
      id: row.id,
      version: row.version,
      houseId: row.house_id,
      room: roomLabel(row),
      payer: payers.get(row.house_id)?.[0]?.residentName ?? '',
      itemId: row.item_id,
      item: row.item,
      month: row.month,
      mark: row.mark,
      priceE4: row.price_e4,
      quantityHundredths: row.quantity_hundredths,
      unit: row.itemUnit,
      meterFrom: row.meter_from,
      meterTo: row.meter_to,
      ...amounts,
      openFen: openOf(amounts),
      dueOn: row.due_on,
      state: chargeState({ ...amounts, voided: row.voided_at !== null }),
      origin: row.origin as ChargeOrigin,
      importing: row.import_id !== null && importing.has(row.import_id),
      notes: row.notes,
      voidReason: row.void_reason,
    }
  })
}

/** Charges of a condition in the order given by the caller's own sorting: oldest month first. */
export async function chargesWhere(call: Call, where: Expression<SqlBool>): Promise<Charge[]> {
  const rows = await selectCharges(call.db)
    .where(where)
    .orderBy('charges.month')
    .orderBy('charges.due_on')
    .orderBy('charges.id')
    .execute()
  return asCharges(call, rows)
}
