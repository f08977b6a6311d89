import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TicketRow } from '../../../shared/modules/tickets/contract.ts'
import { useChoice } from '../../components/composables/useChoice.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the ticket list. Times are printed in full. Use inside setup. */
export function useTicketColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const { choiceName } = useChoice()
  const time = (instant: string | null) => (instant ? dateTime(instant) : '')

  return computed((): ListColumn<TicketRow>[] => [
    {
      key: 'number',
      label: t('tickets.list.number'),
      width: 184,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    {
      key: 'kind',
      label: t('tickets.list.kind'),
      width: 80,
      usual: false,
      text: (row) => t(`terms.ticketKind.${row.kind}`),
    },
    { key: 'room', label: t('tickets.list.room'), width: 100, text: (row) => row.room },
    { key: 'caller', label: t('tickets.list.caller'), width: 88, text: (row) => row.caller },
    { key: 'category', label: t('tickets.list.category'), width: 146, text: (row) => row.category },
    {
      key: 'channel',
      label: t('tickets.list.channel'),
      width: 104,
      usual: false,
      text: (row) => row.channel,
    },
    {
      key: 'urgency',
      label: t('tickets.list.urgency'),
      width: 80,
      usual: false,
      text: (row) => choiceName('urgency', row.urgency),
    },
    { key: 'words', label: t('tickets.list.words'), minWidth: 180, text: (row) => row.words },
    {
      key: 'state',
      label: t('tickets.list.state'),
      width: 104,
      text: (row) => t(`terms.ticketState.${row.state}`),
    },
    { key: 'due', label: t('tickets.list.due'), width: 132, text: (row) => time(row.dueAt) },
    {
      key: 'department',
      label: t('tickets.list.department'),
      width: 132,
      text: (row) => [row.department, row.assignee].filter(Boolean).join(' '),
    },
    {
      key: 'assignee',
      label: t('tickets.list.assignee'),
      width: 92,
      usual: false,
      text: (row) => row.assignee,
    },
    {
      key: 'firstAsked',
      label: t('tickets.list.firstAsked'),
      width: 100,
      usual: false,
      text: (row) => row.firstAsked,
    },
    {
      key: 'received',
      label: t('tickets.list.received'),
      width: 122,
      text: (row) => time(row.receivedAt),
    },
    ...(['firstContactDueAt', 'firstContactAt', 'resolveDueAt', 'closedAt'] as const).map((key) => ({
      key,
      label: t(`tickets.list.${key}`),
      width: 144,
      usual: false,
      text: (row: TicketRow) => time(row[key]),
    })),
  ])
}
