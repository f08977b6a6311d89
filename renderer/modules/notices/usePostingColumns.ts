import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Posting } from '../../../shared/modules/notices/contract.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { usePostingWords } from './usePostingWords.ts'

/** The columns of the posting log. Use inside setup. */
export function usePostingColumns() {
  const { t } = useI18n()
  const { stateText } = usePostingWords()
  return computed((): ListColumn<Posting>[] => [
    {
      key: 'number',
      label: t('notices.field.number'),
      width: 128,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'title', label: t('notices.field.title'), minWidth: 180, text: (row) => row.title },
    { key: 'place', label: t('notices.postingLog.place'), width: 150, text: (row) => row.place },
    { key: 'postedOn', label: t('notices.postingLog.postedOn'), width: 112, text: (row) => row.postedOn },
    {
      key: 'until',
      label: t('notices.postingLog.until'),
      width: 112,
      usual: false,
      text: (row) => row.until ?? '',
    },
    { key: 'by', label: t('notices.postingLog.by'), width: 88, text: (row) => row.by },
    {
      key: 'photo',
      label: t('notices.postingLog.photo'),
      width: 118,
      text: (row) => (row.photo ? '✓' : ''),
    },
    {
      key: 'notes',
      label: t('notices.postingLog.notes'),
      width: 130,
      usual: false,
      text: (row) => row.notes,
    },
    { key: 'state', label: t('notices.postingLog.state'), width: 330, text: stateText },
  ])
}
