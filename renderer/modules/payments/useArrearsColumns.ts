import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ArrearsRow } from '../../../shared/modules/fees/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the houses in arrears. Use inside setup. */
export function useArrearsColumns() {
  const { t } = useI18n()
  const { near, date, dateTime, shortDay } = useDates()

  const heedWords = ({ flags, openTickets }: ArrearsRow): string =>
    [...flags, openTickets > 0 ? t('arrears.openTickets', { count: openTickets }) : '']
      .filter(Boolean)
      .join(t('parts.list.separator'))
  const contactWords = ({ lastContact }: ArrearsRow, when = near): string =>
    lastContact ? t('arrears.contact', { at: when(lastContact.at), words: lastContact.words }) : ''
  const letterWords = ({ letters }: ArrearsRow): string =>
    letters ? t('arrears.letterSent', { day: shortDay(date(letters.at)) }) : ''
  const letterHint = ({ letters }: ArrearsRow): string =>
    letters ? t('arrears.letterSentHint', { at: dateTime(letters.at), count: letters.count }) : ''
  const promiseWords = ({ promise }: ArrearsRow, day = shortDay): string =>
    promise ? t('arrears.promised', { day: day(promise.dueOn), words: promise.words }) : ''

  const columns = computed((): ListColumn<ArrearsRow>[] => [
    {
      key: 'room',
      label: t('payments.field.room'),
      width: 178,
      always: true,
      fixed: true,
      text: (row) => row.room,
    },
    { key: 'payer', label: t('payments.field.payer'), width: 84, text: (row) => row.payer },
    { key: 'phone', label: t('arrears.phone'), width: 124, text: (row) => row.phone },
    {
      key: 'months',
      label: t('arrears.months'),
      width: 158,
      text: (row) => t('arrears.since', { month: row.since, count: row.months }),
    },
    {
      key: 'open',
      label: t('arrears.open'),
      width: 108,
      align: 'right',
      text: (row) => formatYuan(row.openFen),
    },
    { key: 'heed', label: t('arrears.heed'), width: 118, text: heedWords },
    {
      key: 'contact',
      label: t('arrears.lastContact'),
      minWidth: 140,
      text: (row) =>
        [letterWords(row), contactWords(row, dateTime)].filter(Boolean).join(t('parts.list.separator')),
    },
    {
      key: 'promise',
      label: t('arrears.promise'),
      width: 150,
      text: (row) => promiseWords(row, (day) => day),
    },
    { key: 'act', label: t('arrears.act'), width: 154, text: () => '' },
    {
      key: 'age',
      label: t('arrears.age'),
      width: 110,
      usual: false,
      text: (row) => t(`terms.arrearsAge.${row.age}`),
    },
    {
      key: 'advance',
      label: t('payments.counter.advance'),
      width: 108,
      align: 'right',
      usual: false,
      text: (row) => formatYuan(row.advanceFen),
    },
    {
      key: 'kind',
      label: t('arrears.kind'),
      width: 84,
      usual: false,
      text: (row) => t(`terms.houseKind.${row.kind}`),
    },
  ])
  return { columns, heedWords, contactWords, letterWords, letterHint, promiseWords }
}
