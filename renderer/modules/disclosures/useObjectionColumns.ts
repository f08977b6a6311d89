import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Objection } from '../../../shared/modules/disclosures/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of what people asked about disclosures. Use inside setup. */
export function useObjectionColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()

  return computed((): ListColumn<Objection>[] => [
    {
      key: 'kind',
      label: t('disclosures.objections.kind'),
      width: 100,
      always: true,
      fixed: true,
      text: (row) => t(`terms.objectionKind.${row.kind}`),
    },
    { key: 'words', label: t('disclosures.objections.words'), minWidth: 220, text: (row) => row.words },
    { key: 'sheet', label: t('disclosures.objections.sheet'), width: 140, text: (row) => row.sheet },
    { key: 'room', label: t('disclosures.objections.place'), width: 96, text: (row) => row.room },
    { key: 'name', label: t('disclosures.objections.name'), width: 84, text: (row) => row.name },
    { key: 'phone', label: t('disclosures.objections.phone'), width: 188, text: (row) => row.phone },
    { key: 'dueOn', label: t('disclosures.objections.dueOn'), width: 104, text: (row) => row.dueOn },
    {
      key: 'state',
      label: t('disclosures.field.state'),
      minWidth: 230,
      text: (row) => t(`terms.objectionState.${row.state}`),
    },
    {
      key: 'answer',
      label: t('disclosures.objections.answer'),
      minWidth: 160,
      usual: false,
      text: (row) => row.answer,
    },
    {
      key: 'askedAt',
      label: t('disclosures.objections.askedAt'),
      width: 140,
      usual: false,
      text: (row) => dateTime(row.askedAt),
    },
    {
      key: 'answeredBy',
      label: t('disclosures.objections.answeredBy'),
      width: 90,
      usual: false,
      text: (row) => row.answeredBy,
    },
    {
      key: 'by',
      label: t('disclosures.objections.by'),
      width: 90,
      usual: false,
      text: (row) => row.by,
    },
  ])
}
