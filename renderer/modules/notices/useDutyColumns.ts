import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Duty } from '../../../shared/modules/notices/contract.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useDutyWords } from './useDutyWords.ts'

/** The columns of the calendar of duties. Use inside setup. */
export function useDutyColumns() {
  const { t } = useI18n()
  const { every, left } = useDutyWords()
  return computed((): ListColumn<Duty>[] => [
    {
      key: 'name',
      label: t('notices.duties.name'),
      minWidth: 180,
      always: true,
      fixed: true,
      text: (row) => row.name,
    },
    { key: 'basis', label: t('notices.duties.basis'), minWidth: 176, text: (row) => row.basis },
    { key: 'every', label: t('notices.duties.every'), width: 96, text: (row) => every(row.everyMonths) },
    {
      key: 'last',
      label: t('notices.duties.last'),
      width: 186,
      text: ({ last }) =>
        last ? [last.day, last.number].filter(Boolean).join(' ') : t('notices.duties.never'),
    },
    { key: 'dueOn', label: t('notices.duties.dueOn'), width: 110, text: (row) => row.dueOn },
    { key: 'state', label: t('notices.duties.state'), width: 424, text: left },
  ])
}
