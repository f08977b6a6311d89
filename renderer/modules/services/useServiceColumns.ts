import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { RequestRow } from '../../../shared/modules/services/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the services asked for, and how one stands. Use inside setup. */
export function useServiceColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const yuan = (fen: number | null) => (fen === null ? '' : t('services.yuan', { amount: formatYuan(fen) }))

  function stateText({ state, overdue, rating }: RequestRow): string {
    if (overdue) return t('services.requests.overdue')
    const word = t(`terms.requestState.${state}`)
    return state === 'done' && rating !== null ? t('services.requests.rated', { word, rating }) : word
  }
  const tone = ({ state, overdue }: RequestRow) =>
    overdue ? 'late' : state === 'open' ? 'soon' : state === 'done' ? 'done' : 'plain'

  const columns = computed((): ListColumn<RequestRow>[] => [
    {
      key: 'kind',
      label: t('services.field.kind'),
      width: 92,
      always: true,
      fixed: true,
      text: (row) => t(`terms.serviceKind.${row.kind}`),
    },
    { key: 'room', label: t('registers.field.room'), width: 104, text: (row) => row.room },
    { key: 'name', label: t('services.field.name'), width: 92, text: (row) => row.name },
    { key: 'phone', label: t('registers.field.phone'), width: 186, text: (row) => row.phone },
    { key: 'words', label: t('services.field.words'), minWidth: 150, text: (row) => row.words },
    {
      key: 'wantedOn',
      label: t('services.field.wantedOn'),
      width: 108,
      text: (row) => row.wantedOn ?? '',
    },
    { key: 'provider', label: t('services.field.provider'), width: 112, text: (row) => row.provider },
    {
      key: 'fee',
      label: t('services.field.fee'),
      width: 96,
      align: 'right',
      text: (row) => yuan(row.feeFen),
    },
    { key: 'state', label: t('registers.field.state'), minWidth: 262, text: stateText },
    {
      key: 'askedAt',
      label: t('services.field.askedAt'),
      width: 130,
      usual: false,
      text: (row) => dateTime(row.askedAt),
    },
    { key: 'by', label: t('registers.field.by'), width: 88, usual: false, text: (row) => row.by },
    { key: 'notes', label: t('registers.field.notes'), width: 140, usual: false, text: (row) => row.notes },
  ])
  return { columns, stateText, tone }
}
