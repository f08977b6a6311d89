import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ResponseRow } from '../../../shared/modules/surveys/entry-contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the responses. Use inside setup. */
export function useResponseColumns() {
  const { t } = useI18n()
  const { dateTime } = useDates()

  const usedText = (row: ResponseRow): string =>
    row.voided
      ? t('surveyResponses.voided')
      : t(row.used ? 'surveyResponses.counts' : 'surveyResponses.countsNot')
  const flagsText = (row: ResponseRow): string =>
    row.flags.map((flag) => t(`terms.responseFlag.${flag}`)).join(t('parts.list.separator'))
  const numberText = (row: ResponseRow): string =>
    row.copy > 1 ? t('surveyResponses.copy', { number: row.number, copy: row.copy }) : row.number

  const columns = computed((): ListColumn<ResponseRow>[] => [
    {
      key: 'number',
      label: t('surveyResponses.field.number'),
      width: 132,
      always: true,
      fixed: true,
      text: numberText,
    },
    { key: 'room', label: t('surveyResponses.field.room'), width: 110, text: (row) => row.room },
    { key: 'used', label: t('surveyResponses.field.used'), width: 120, text: usedText },
    { key: 'flags', label: t('surveyResponses.field.flags'), minWidth: 160, text: flagsText },
    {
      key: 'decision',
      label: t('surveyResponses.field.decision'),
      width: 130,
      text: (row) => (row.decision === '' ? '' : t(`terms.responseDecision.${row.decision}`)),
    },
    {
      key: 'state',
      label: t('surveyResponses.field.state'),
      width: 112,
      text: (row) => t(`terms.responseState.${row.state}`),
    },
    {
      key: 'way',
      label: t('surveyResponses.field.way'),
      width: 96,
      text: (row) => (row.way === '' ? '' : t(`terms.responseWay.${row.way}`)),
    },
    { key: 'by', label: t('surveyResponses.field.by'), width: 96, text: (row) => row.by },
    {
      key: 'enteredAt',
      label: t('surveyResponses.field.enteredAt'),
      width: 152,
      text: (row) => dateTime(row.enteredAt),
    },
    {
      key: 'origin',
      label: t('surveyResponses.field.origin'),
      width: 84,
      usual: false,
      text: (row) => t(`terms.responseOrigin.${row.origin}`),
    },
  ])
  return { columns, usedText }
}
