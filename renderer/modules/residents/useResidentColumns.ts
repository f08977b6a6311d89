import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ResidentRow } from '../../../shared/modules/residents/contract.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useTicketColumn } from '../houses/useTicketColumn.ts'

/** The columns of the resident list; that of open tickets for who may read them. Use inside setup. */
export function useResidentColumns() {
  const { t } = useI18n()
  const mayShow = useTicketColumn()
  const listed = (words: readonly string[]) => words.join(t('parts.list.separator'))

  const columns = computed((): ListColumn<ResidentRow>[] => [
    {
      key: 'name',
      label: t('residents.form.name'),
      width: 160,
      always: true,
      fixed: true,
      text: (row) => row.name,
    },
    {
      key: 'gender',
      label: t('residents.form.gender'),
      width: 72,
      usual: false,
      text: ({ gender }) => (gender ? t(`terms.gender.${gender}`) : ''),
    },
    {
      key: 'houses',
      label: t('residents.list.rooms'),
      minWidth: 190,
      text: ({ houses }) =>
        listed(houses.map(({ label, role }) => `${label} ${t(`terms.occupancyRole.${role}`)}`)),
    },
    { key: 'phone', label: t('residents.form.phone'), width: 136, text: (row) => row.phone },
    { key: 'group', label: t('residents.form.groupId'), width: 110, text: (row) => row.group },
    { key: 'tags', label: t('residents.list.tags'), width: 130, text: ({ tags }) => listed(tags) },
    {
      key: 'flags',
      label: t('residents.list.flags'),
      width: 212,
      text: ({ flags }) => listed(flags.map(({ name }) => name || t('parts.flags.heed'))),
    },
    {
      key: 'plates',
      label: t('residents.form.plates'),
      width: 120,
      usual: false,
      text: ({ plates }) => listed(plates),
    },
    { key: 'notes', label: t('residents.form.notes'), minWidth: 140, text: (row) => row.notes },
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
