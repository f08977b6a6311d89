import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VisitorRow } from '../../../shared/modules/registers/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the visitors. Use inside setup. */
export function useVisitorColumns() {
  const { t } = useI18n()
  const { dateTime, near } = useDates()

  const stateText = ({ state, leftAt }: VisitorRow, when = near): string =>
    state === 'left'
      ? t('registers.visitors.left', { at: when(leftAt ?? '') })
      : t(`terms.visitorState.${state}`)
  const tones = { inside: 'info', overnight: 'late', left: 'plain', void: 'plain' } as const
  const tone = ({ state }: VisitorRow) => tones[state]

  const columns = computed((): ListColumn<VisitorRow>[] => [
    {
      key: 'name',
      label: t('registers.field.visitor'),
      width: 118,
      always: true,
      fixed: true,
      text: (row) => row.name,
    },
    { key: 'phone', label: t('registers.field.phone'), width: 186, text: (row) => row.phone },
    { key: 'room', label: t('registers.field.room'), width: 110, text: (row) => row.room },
    { key: 'host', label: t('registers.field.host'), width: 96, text: (row) => row.host },
    { key: 'purpose', label: t('registers.field.purpose'), minWidth: 120, text: (row) => row.purpose },
    {
      key: 'people',
      label: t('registers.field.people'),
      width: 74,
      align: 'right',
      text: (row) => String(row.people),
    },
    { key: 'plate', label: t('registers.field.plate'), width: 104, text: (row) => row.plate },
    { key: 'pass', label: t('registers.field.pass'), width: 90, text: (row) => row.pass },
    {
      key: 'arrivedAt',
      label: t('registers.field.cameAt'),
      width: 122,
      text: (row) => dateTime(row.arrivedAt),
    },
    {
      key: 'state',
      label: t('registers.field.state'),
      minWidth: 208,
      text: (row) => stateText(row, dateTime),
    },
    { key: 'by', label: t('registers.field.by'), width: 88, usual: false, text: (row) => row.by },
    { key: 'notes', label: t('registers.field.notes'), width: 140, usual: false, text: (row) => row.notes },
  ])
  return { columns, stateText, tone }
}
