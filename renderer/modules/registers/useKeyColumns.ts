import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { KeyRow } from '../../../shared/modules/registers/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the keys, and how one stands in words and colour. Use inside setup. */
export function useKeyColumns() {
  const { t } = useI18n()
  const { date, dateTime, near } = useDates()

  /** How it stands; given back, to whom and when. */
  const stateText = ({ state, returnedTo, returnedAt }: KeyRow, when = near): string =>
    state === 'returned'
      ? t('registers.keys.returnedTo', { who: returnedTo, at: when(returnedAt ?? '') })
      : t(`terms.keyState.${state}`)
  /** Who has it, and until when. */
  function loanText({ loan }: KeyRow, when = near): string {
    if (!loan) return ''
    return loan.dueAt
      ? t('registers.keys.outUntil', { who: loan.borrower, at: when(loan.dueAt) })
      : loan.borrower
  }
  const tones = { held: 'done', out: 'soon', overdue: 'late', returned: 'plain', void: 'plain' } as const
  const tone = ({ state }: KeyRow) => tones[state]

  const columns = computed((): ListColumn<KeyRow>[] => [
    {
      key: 'label',
      label: t('registers.field.label'),
      width: 100,
      always: true,
      fixed: true,
      text: (row) => row.label,
    },
    { key: 'room', label: t('registers.field.room'), width: 110, text: (row) => row.room },
    {
      key: 'pieces',
      label: t('registers.field.keyPieces'),
      width: 74,
      align: 'right',
      text: (row) => String(row.pieces),
    },
    { key: 'place', label: t('registers.field.keyPlace'), width: 110, text: (row) => row.place },
    { key: 'giver', label: t('registers.field.giver'), width: 96, text: (row) => row.giver },
    {
      key: 'phone',
      label: t('registers.field.giverPhone'),
      width: 186,
      usual: false,
      text: (row) => row.phone,
    },
    { key: 'purpose', label: t('registers.field.keyPurpose'), minWidth: 120, text: (row) => row.purpose },
    {
      key: 'takenAt',
      label: t('registers.field.takenAt'),
      width: 108,
      usual: false,
      text: (row) => date(row.takenAt),
    },
    {
      key: 'loan',
      label: t('registers.keys.out'),
      minWidth: 200,
      text: (row) => loanText(row, dateTime),
    },
    {
      key: 'state',
      label: t('registers.field.state'),
      minWidth: 262,
      text: (row) => stateText(row, dateTime),
    },
    {
      key: 'loanReason',
      label: t('registers.field.loanReason'),
      width: 150,
      usual: false,
      text: (row) => row.loan?.reason ?? '',
    },
    {
      key: 'lentAt',
      label: t('registers.field.lentAt'),
      width: 130,
      usual: false,
      text: (row) => (row.loan ? dateTime(row.loan.lentAt) : ''),
    },
    { key: 'by', label: t('registers.field.by'), width: 88, usual: false, text: (row) => row.by },
    { key: 'notes', label: t('registers.field.notes'), width: 140, usual: false, text: (row) => row.notes },
  ])
  return { columns, stateText, loanText, tone }
}
