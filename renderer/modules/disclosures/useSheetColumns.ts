import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SheetRow } from '../../../shared/modules/disclosures/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useSheetWords } from './useSheetWords.ts'

/** The columns of the disclosure sheets. Use inside setup. */
export function useSheetColumns() {
  const { t } = useI18n()
  const { date } = useDates()
  const { period, parts } = useSheetWords()

  const objections = ({ objections: all, openObjections: open }: SheetRow) =>
    all === 0 ? '' : open === 0 ? String(all) : t('disclosures.list.openOf', { open, all })

  return computed((): ListColumn<SheetRow>[] => [
    {
      key: 'number',
      label: t('disclosures.field.number'),
      width: 150,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'title', label: t('disclosures.field.title'), minWidth: 190, text: (row) => row.title },
    { key: 'period', label: t('disclosures.field.period'), width: 186, text: period },
    { key: 'parts', label: t('disclosures.field.parts'), minWidth: 150, usual: false, text: parts },
    {
      key: 'mode',
      label: t('disclosures.field.mode'),
      width: 90,
      usual: false,
      text: (row) => t(`terms.chargingMode.${row.mode}`),
    },
    {
      key: 'state',
      label: t('disclosures.field.state'),
      width: 108,
      text: (row) => t(`terms.sheetState.${row.state}`),
    },
    { key: 'checkCode', label: t('disclosures.field.checkCode'), width: 150, text: (row) => row.checkCode },
    {
      key: 'postings',
      label: t('disclosures.field.postings'),
      width: 78,
      align: 'right',
      text: (row) => (row.postings === 0 ? '' : String(row.postings)),
    },
    { key: 'objections', label: t('disclosures.field.objections'), width: 128, text: objections },
    {
      key: 'publishedAt',
      label: t('disclosures.field.publishedOn'),
      width: 112,
      text: (row) => (row.publishedAt ? date(row.publishedAt) : ''),
    },
    {
      key: 'preparedBy',
      label: t('disclosures.field.preparedBy'),
      width: 90,
      usual: false,
      text: (row) => row.preparedBy,
    },
    {
      key: 'publishedBy',
      label: t('disclosures.field.publishedBy'),
      width: 90,
      usual: false,
      text: (row) => row.publishedBy,
    },
    {
      key: 'origin',
      label: t('disclosures.field.origin'),
      width: 96,
      usual: false,
      text: (row) => t(`terms.sheetOrigin.${row.origin}`),
    },
  ])
}
