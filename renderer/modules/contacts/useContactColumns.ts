import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ContactRow } from '../../../shared/modules/contacts/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { usePurposes } from './usePurposes.ts'

/** The columns of the list of contacts. Times are printed in full. Use inside setup. */
export function useContactColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const { purposeName } = usePurposes()
  return computed((): ListColumn<ContactRow>[] => [
    {
      key: 'at',
      label: t('contacts.field.at'),
      width: 130,
      always: true,
      fixed: true,
      text: (row) => dateTime(row.at),
    },
    {
      key: 'kind',
      label: t('contacts.field.kind'),
      width: 80,
      text: (row) => t(`terms.contactKind.${row.kind}`),
    },
    {
      key: 'direction',
      label: t('contacts.field.direction'),
      width: 88,
      text: (row) => t(`terms.contactDirection.${row.direction}`),
    },
    {
      key: 'channel',
      label: t('contacts.field.channel'),
      width: 104,
      usual: false,
      text: (row) => row.channel,
    },
    { key: 'room', label: t('contacts.field.room'), width: 110, text: (row) => row.room },
    { key: 'resident', label: t('contacts.field.resident'), width: 96, text: (row) => row.resident },
    {
      key: 'purpose',
      label: t('contacts.field.purpose'),
      width: 116,
      text: (row) => purposeName(row.purpose),
    },
    {
      key: 'participants',
      label: t('contacts.field.participants'),
      width: 140,
      usual: false,
      text: (row) => row.participants,
    },
    {
      key: 'words',
      label: t('contacts.field.words'),
      minWidth: 200,
      text: (row) => (row.voided ? t('contacts.list.struck', { words: row.words }) : row.words),
    },
    {
      key: 'followUp',
      label: t('contacts.field.followUp'),
      minWidth: 140,
      usual: false,
      text: (row) => row.followUp,
    },
    {
      key: 'promises',
      label: t('contacts.field.promises'),
      width: 150,
      text: (row) =>
        row.promises
          .map(({ words, dueOn, state }) =>
            t('contacts.list.promise', { words, day: dueOn, state: t(`terms.promiseState.${state}`) }),
          )
          .join(t('parts.list.separator')),
    },
    { key: 'by', label: t('contacts.field.by'), width: 88, text: (row) => row.by },
  ])
}
