import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Charge } from '../../../../shared/modules/fees/contract.ts'
import {
  chargeExportHeaders,
  chargeExportKeys,
  chargeExportNames,
  type ChargeExportKey,
} from '../../../../shared/modules/fees/charge-export.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesAfter, batchSize } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { matchingCharges, type ChargeFilter } from './charge-filter.ts'
import { chargesOf, idsInListOrder, sumCharges } from './charge-list.ts'

const money: ExportShape = [12, 'money']
const number: ExportShape = [11, 'decimal']
const shapes: Record<ChargeExportKey, ExportShape> = {
  month: [10, 'text'],
  room: [14, 'text'],
  payer: [12, 'text'],
  item: [16, 'text'],
  mark: [14, 'text'],
  price: number,
  meterFrom: number,
  meterTo: number,
  quantity: number,
  amount: money,
  waived: money,
  paid: money,
  open: money,
  dueOn: [12, 'date'],
  state: [10, 'text'],
  origin: [10, 'text'],
  notes: [24, 'text'],
  voidReason: [20, 'text'],
}
const columns = exportColumns(chargeExportKeys, chargeExportHeaders, shapes)

/** The charges a filter asks for as a workbook, in the order of the list; those struck out are said to be. */
export async function exportCharges(
  call: Call,
  { columns: chosen, ...filter }: ChargeFilter & { columns?: readonly ChargeExportKey[] | undefined },
  signal?: AbortSignal,
) {
  call.require('fees.read')
  const { total } = await sumCharges(call, matchingCharges(filter))
  return exportRows(call, {
    subject: 'export:charges',
    name: chargeExportNames[exportLocale],
    columns,
    chosen,
    rows: asExported(
      batchesAfter<Charge>((last) => readBatch(call, filter, last)),
      asExportedRow,
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

async function readBatch(call: Call, filter: ChargeFilter, last: Charge | null): Promise<Charge[]> {
  const ids = await idsInListOrder(call)
    .where(matchingCharges(filter))
    .$if(last !== null, (query) =>
      query
        .where('charges.month', '<=', last!.month)
        .where((eb) =>
          eb.or([
            eb('charges.month', '<', last!.month),
            eb(
              eb.refTuple('charges.item_id', 'charges.house_id', 'charges.id'),
              '>',
              eb.tuple(last!.itemId, last!.houseId, last!.id),
            ),
          ]),
        ),
    )
    .limit(batchSize)
    .execute()
  return chargesOf(call, ids)
}

const hundredth = (value: number | null): number | null => (value === null ? null : value / 100)

function asExportedRow(charge: Charge): Record<ChargeExportKey, ExportValue> {
  return {
    month: charge.month,
    room: charge.room,
    payer: charge.payer,
    item: charge.item,
    mark: charge.mark,
    price: charge.priceE4 === null ? null : charge.priceE4 / 10_000,
    meterFrom: hundredth(charge.meterFrom),
    meterTo: hundredth(charge.meterTo),
    quantity: hundredth(charge.quantityHundredths),
    amount: charge.amountFen,
    waived: charge.waivedFen,
    paid: charge.paidFen,
    open: charge.openFen,
    dueOn: charge.dueOn,
    state: terms.chargeState[charge.state],
    origin: terms.chargeOrigin[charge.origin],
    notes: charge.notes,
    voidReason: charge.voidReason,
  }
}
