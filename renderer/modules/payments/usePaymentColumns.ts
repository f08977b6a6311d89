import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Payment } from '../../../shared/modules/fees/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { shownLines, toldLines } from './receipt-lines.ts'
import { useLineWords } from './useLineWords.ts'

/** The columns of payments. Use inside setup. */
export function usePaymentColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const { itemWords, monthWords } = useLineWords()

  /** What it was for, the lines of one item together. */
  const forWords = (payment: Payment): string =>
    toldLines(shownLines(payment), 0)
      .map((line) => [itemWords(line), monthWords(line)].filter(Boolean).join(' '))
      .join(t('parts.list.separator'))
  const kindWords = (row: Payment): string =>
    [t(`terms.paymentKind.${row.kind}`), row.reversedBy ? t('payments.list.reversed') : '']
      .filter(Boolean)
      .join(' ')

  const columns = computed((): ListColumn<Payment>[] => [
    {
      key: 'number',
      label: t('payments.field.number'),
      width: 168,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'paidOn', label: t('payments.field.paidOn'), width: 112, text: (row) => row.paidOn },
    { key: 'room', label: t('payments.field.room'), width: 104, text: (row) => row.room },
    { key: 'payer', label: t('payments.field.payer'), width: 92, text: (row) => row.payer },
    {
      key: 'amount',
      label: t('payments.field.amount'),
      width: 120,
      align: 'right',
      text: (row) => formatYuan(row.amountFen),
    },
    {
      key: 'method',
      label: t('payments.field.method'),
      width: 92,
      text: (row) => t(`terms.paymentMethod.${row.method}`),
    },
    { key: 'kind', label: t('payments.field.kind'), width: 152, text: kindWords },
    { key: 'for', label: t('payments.field.for'), minWidth: 200, text: forWords },
    { key: 'by', label: t('payments.field.by'), width: 84, text: (row) => row.by },
    {
      key: 'at',
      label: t('payments.field.at'),
      width: 150,
      usual: false,
      text: (row) => dateTime(row.at),
    },
    {
      key: 'reference',
      label: t('payments.field.reference'),
      width: 140,
      usual: false,
      text: (row) => row.reference,
    },
    {
      key: 'closing',
      label: t('payments.field.closing'),
      width: 150,
      usual: false,
      text: (row) => row.closing?.number ?? '',
    },
    {
      key: 'reason',
      label: t('payments.field.reason'),
      width: 140,
      usual: false,
      text: (row) => row.reason,
    },
    { key: 'notes', label: t('payments.field.notes'), width: 140, usual: false, text: (row) => row.notes },
  ])
  return { columns, kindWords }
}
