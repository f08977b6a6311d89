import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { Payment } from '../../../../shared/modules/fees/contract.ts'
import {
  advanceWords,
  paymentExportHeaders,
  paymentExportKeys,
  paymentExportNames,
  type PaymentExportKey,
} from '../../../../shared/modules/fees/payment-export.ts'
import { formatYuan } from '../../../../shared/money/fen.ts'
import { minuteIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { ExportValue } from '../../workbook/write-workbook.ts'
import { asExported, batchesAfter, batchSize } from '../exports/batches.ts'
import { exportColumns, type ExportShape } from '../exports/export-columns.ts'
import { exportLocale, exportRows } from '../exports/export-rows.ts'
import { asPayments } from './payment-rows.ts'
import { inListOrder, matchingPayments, sumPayments, type PaymentFilter } from './payments.ts'

const shapes: Record<PaymentExportKey, ExportShape> = {
  number: [18, 'text'],
  paidOn: [12, 'date'],
  kind: [10, 'text'],
  room: [14, 'text'],
  payer: [12, 'text'],
  method: [10, 'text'],
  amount: [12, 'money'],
  offset: [14, 'money'],
  lines: [50, 'text'],
  reference: [20, 'text'],
  by: [10, 'text'],
  at: [17, 'datetime'],
  reverses: [18, 'text'],
  closing: [18, 'text'],
  reason: [24, 'text'],
  notes: [24, 'text'],
}
const columns = exportColumns(paymentExportKeys, paymentExportHeaders, shapes)

/** The payments a filter asks for as a workbook, newest first; what came out of an advance stands in a column of its own. */
export async function exportPayments(call: Call, filter: PaymentFilter, signal?: AbortSignal) {
  call.require('fees.read')
  const { payments: total } = await sumPayments(call, matchingPayments(call, filter))
  return exportRows(call, {
    subject: 'export:payments',
    name: paymentExportNames[exportLocale],
    columns,
    rows: asExported(
      batchesAfter<Payment>((last) => readBatch(call, filter, last)),
      (payment) => asExportedRow(call, payment),
    ),
    total,
    unmaskedReason: null,
    signal,
  })
}

async function readBatch(call: Call, filter: PaymentFilter, last: Payment | null): Promise<Payment[]> {
  const rows = await inListOrder(call)
    .where(matchingPayments(call, filter))
    .$if(last !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('payments.paid_on', 'payments.id'), '<', eb.tuple(last!.paidOn, last!.id)),
      ),
    )
    .limit(batchSize)
    .execute()
  return asPayments(call, rows)
}

function asExportedRow(call: Call, payment: Payment): Record<PaymentExportKey, ExportValue> {
  const advance = payment.method === 'advance'
  return {
    number: payment.number,
    paidOn: payment.paidOn,
    kind: terms.paymentKind[payment.kind],
    room: payment.room,
    payer: payment.payer,
    method: terms.paymentMethod[payment.method],
    amount: advance ? 0 : payment.amountFen,
    offset: advance ? payment.amountFen : null,
    lines: payment.lines.map(lineWords).join('\n'),
    reference: payment.reference,
    by: payment.by,
    at: minuteIn(call.services.timeZone, payment.at),
    reverses: payment.reverses?.number ?? '',
    closing: payment.closing?.number ?? '',
    reason: payment.reason,
    notes: payment.notes,
  }
}

const lineWords = ({ chargeId, item, month, mark, amountFen }: Payment['lines'][number]): string =>
  [chargeId === null ? advanceWords[exportLocale] : `${item} ${month}`, mark, formatYuan(amountFen)]
    .filter((part) => part !== '')
    .join(' ')
