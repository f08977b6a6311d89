import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { HouseRow } from '../../../shared/modules/houses/contract.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { formatArea } from './area.ts'
import { useTicketColumn } from './useTicketColumn.ts'

const shownNumber = (value: number | null) => (value === null ? '' : String(value))

/** The columns of the house list; that of open tickets for who may read them. Use inside setup. */
export function useHouseColumns() {
  const { t } = useI18n()
  const mayShow = useTicketColumn()
  const columns = computed((): ListColumn<HouseRow>[] => [
    {
      key: 'label',
      label: t('houses.form.room'),
      width: 170,
      always: true,
      fixed: true,
      text: (row) => row.label,
    },
    {
      key: 'community',
      label: t('houses.form.community'),
      width: 120,
      usual: false,
      text: (row) => row.communityName,
    },
    {
      key: 'building',
      label: t('houses.form.building'),
      width: 80,
      usual: false,
      text: (row) => row.building,
    },
    { key: 'unit', label: t('houses.form.unit'), width: 80, usual: false, text: (row) => row.unit },
    { key: 'room', label: t('houses.list.door'), width: 90, usual: false, text: (row) => row.room },
    {
      key: 'floor',
      label: t('houses.form.floor'),
      width: 80,
      align: 'right',
      usual: false,
      text: (row) => shownNumber(row.floor),
    },
    { key: 'line', label: t('houses.form.line'), width: 80, usual: false, text: (row) => row.line ?? '' },
    {
      key: 'kind',
      label: t('houses.form.kind'),
      width: 84,
      text: (row) => t(`terms.houseKind.${row.kind}`),
    },
    {
      key: 'state',
      label: t('houses.form.state'),
      width: 96,
      text: (row) => t(`terms.houseState.${row.state}`),
    },
    {
      key: 'area',
      label: t('houses.list.area'),
      width: 104,
      align: 'right',
      text: (row) => formatArea(row.areaHundredths),
    },
    { key: 'layout', label: t('houses.form.layout'), width: 110, usual: false, text: (row) => row.layout },
    {
      key: 'deliveredOn',
      label: t('houses.form.deliveredOn'),
      width: 116,
      usual: false,
      text: (row) => row.deliveredOn ?? '',
    },
    {
      key: 'residents',
      label: t('houses.list.residents'),
      minWidth: 200,
      text: (row) => row.residents.map(({ name }) => name).join(t('parts.list.separator')),
    },
    {
      key: 'keysHeld',
      label: t('houses.list.keys'),
      width: 84,
      align: 'right',
      text: ({ keysHeld }) => (keysHeld > 0 ? String(keysHeld) : ''),
    },
    { key: 'notes', label: t('houses.form.notes'), minWidth: 160, usual: false, text: (row) => row.notes },
    {
      key: 'openTickets',
      label: t('houses.list.openTickets'),
      width: 90,
      align: 'right',
      text: ({ openTickets }) => (openTickets > 0 ? String(openTickets) : ''),
    },
  ])
  return computed(() => columns.value.filter(({ key }) => mayShow(key)))
}
