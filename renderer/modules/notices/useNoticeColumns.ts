import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NoticeRow } from '../../../shared/modules/notices/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the notices. Use inside setup. */
export function useNoticeColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()
  return computed((): ListColumn<NoticeRow>[] => [
    {
      key: 'number',
      label: t('notices.field.number'),
      width: 128,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'title', label: t('notices.field.title'), minWidth: 240, text: (row) => row.title },
    {
      key: 'kind',
      label: t('notices.field.kind'),
      width: 130,
      text: (row) => t(`terms.noticeKind.${row.kind}`),
    },
    {
      key: 'state',
      label: t('notices.field.state'),
      width: 110,
      text: (row) => t(`terms.noticeState.${row.state}`),
    },
    { key: 'datedOn', label: t('notices.field.datedOn'), width: 116, text: (row) => row.datedOn },
    {
      key: 'validUntil',
      label: t('notices.field.validUntil'),
      width: 116,
      text: (row) => row.validUntil ?? '',
    },
    {
      key: 'postings',
      label: t('notices.field.postings'),
      width: 90,
      text: (row) => (row.postings > 0 ? t('notices.postings', { count: row.postings }) : ''),
    },
    { key: 'publishedBy', label: t('notices.field.publishedBy'), width: 100, text: (row) => row.publishedBy },
    {
      key: 'publishedAt',
      label: t('notices.field.publishedAt'),
      width: 150,
      usual: false,
      text: (row) => (row.publishedAt ? dateTime(row.publishedAt) : ''),
    },
    { key: 'by', label: t('notices.field.by'), width: 100, usual: false, text: (row) => row.by },
  ])
}
