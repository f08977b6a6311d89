import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { OutageRow } from '../../../shared/modules/outages/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useOutageWords } from './useOutageWords.ts'

/** The columns of the list of outages. Times are printed in full. Use inside setup. */
export function useOutageColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const { whereOf } = useOutageWords()
  const time = (instant: string | null) => (instant ? dateTime(instant) : '')

  return computed((): ListColumn<OutageRow>[] => [
    {
      key: 'title',
      label: t('outages.field.title'),
      width: 190,
      always: true,
      fixed: true,
      text: (row) => row.title,
    },
    {
      key: 'state',
      label: t('outages.field.state'),
      width: 112,
      text: (row) => t(`terms.outageState.${row.state}`),
    },
    {
      key: 'kind',
      label: t('outages.field.kind'),
      width: 96,
      usual: false,
      text: (row) => t(`terms.outageKind.${row.kind}`),
    },
    {
      key: 'planned',
      label: t('outages.field.planned'),
      width: 72,
      text: (row) => t(row.planned ? 'outages.planned' : 'outages.urgent'),
    },
    { key: 'places', label: t('outages.field.places'), width: 160, text: whereOf },
    { key: 'startsAt', label: t('outages.field.startsAt'), width: 128, text: (row) => time(row.startsAt) },
    {
      key: 'until',
      label: t('outages.field.until'),
      width: 236,
      text: (row) => time(row.endedAt ?? row.expectedEndAt) || t('outages.openEnd'),
    },
    { key: 'words', label: t('outages.field.words'), minWidth: 220, text: (row) => row.words },
    { key: 'by', label: t('outages.field.by'), width: 88, usual: false, text: (row) => row.by },
  ])
}
