import type { ComposerTranslation } from 'vue-i18n'
import type { Charge, Payment } from '../../../shared/modules/fees/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { tableBlocks, type CardBlock } from '../../components/print/card-blocks.ts'

interface AccountOfPeriod {
  charges: readonly Charge[]
  payments: readonly Payment[]
  /** As they are now, in fen. */
  advanceFen: number
  openFen: number
}

const oldestFirst = <Row>(rows: readonly Row[], when: (row: Row) => string): Row[] =>
  [...rows].reverse().sort((a, b) => when(a).localeCompare(when(b)))

/** What a house was charged and paid, as blocks of paper: the sums, month by month, payment by payment. */
export function accountBlocks(
  t: ComposerTranslation,
  { charges, payments, advanceFen, openFen }: AccountOfPeriod,
): CardBlock[] {
  const sumOf = (key: 'amountFen' | 'waivedFen' | 'paidFen' | 'openFen') =>
    formatYuan(charges.reduce((sum, charge) => sum + charge[key], 0))
  // Money in advance that settles charges changes no hands.
  const came = payments.filter(({ method }) => method !== 'advance')
  const facts = [
    { key: 'charged', label: t('payments.account.charged'), value: sumOf('amountFen') },
    { key: 'waived', label: t('payments.account.waived'), value: sumOf('waivedFen') },
    { key: 'paid', label: t('payments.account.paid'), value: sumOf('paidFen') },
    { key: 'open', label: t('payments.account.openOf'), value: sumOf('openFen') },
    {
      key: 'received',
      label: t('payments.account.received'),
      value: formatYuan(came.reduce((sum, { amountFen }) => sum + amountFen, 0)),
    },
    { key: 'openNow', label: t('payments.account.openNow'), value: formatYuan(openFen) },
    { key: 'advance', label: t('payments.counter.advance'), value: formatYuan(advanceFen) },
  ]
  return [
    { kind: 'facts', key: 'sums', title: t('payments.account.sums'), facts },
    ...tableBlocks(
      'charges',
      t('payments.account.charges'),
      [
        t('payments.field.month'),
        t('payments.field.item'),
        t('payments.account.charged'),
        t('payments.account.waived'),
        t('payments.account.paid'),
        t('payments.account.openOf'),
      ],
      '1.1fr 2.4fr 1.2fr 1fr 1.2fr 1.2fr',
      oldestFirst(charges, ({ month }) => month).map((row) => [
        row.month,
        [row.item, row.mark].filter(Boolean).join(' '),
        formatYuan(row.amountFen),
        formatYuan(row.waivedFen),
        formatYuan(row.paidFen),
        formatYuan(row.openFen),
      ]),
      2,
    ),
    ...tableBlocks(
      'payments',
      t('payments.account.payments'),
      [
        t('payments.field.paidOn'),
        t('payments.field.number'),
        t('payments.field.kind'),
        t('payments.field.method'),
        t('payments.field.payer'),
        t('payments.receipt.yuan'),
      ],
      '1.2fr 1.7fr 1fr 1fr 1.2fr 1.2fr',
      oldestFirst(payments, ({ at }) => at).map((row) => [
        row.paidOn,
        row.number,
        t(`terms.paymentKind.${row.kind}`),
        t(`terms.paymentMethod.${row.method}`),
        row.payer,
        formatYuan(row.amountFen),
      ]),
      5,
    ),
  ]
}
