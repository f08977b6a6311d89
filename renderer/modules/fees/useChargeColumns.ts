import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Charge } from '../../../shared/modules/fees/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useChargeWords } from './useChargeWords.ts'

/** The columns of the charges. Use inside setup. */
export function useChargeColumns() {
  const { t } = useI18n()
  const { basisOf } = useChargeWords()
  const money = (key: 'amount' | 'waived' | 'paid' | 'open', of: (row: Charge) => number) => ({
    key,
    label: t(`fees.field.${key}`),
    width: key === 'waived' ? 88 : 104,
    align: 'right' as const,
    // A nought in every line hides the lines that matter.
    text: (row: Charge) => (of(row) === 0 && key !== 'amount' ? '' : formatYuan(of(row))),
  })
  return computed((): ListColumn<Charge>[] => [
    {
      key: 'room',
      label: t('fees.field.room'),
      width: 112,
      always: true,
      fixed: true,
      text: (row) => row.room,
    },
    { key: 'payer', label: t('fees.field.payer'), width: 92, text: (row) => row.payer },
    { key: 'month', label: t('fees.field.month'), width: 88, text: (row) => row.month },
    {
      key: 'item',
      label: t('fees.field.item'),
      minWidth: 132,
      text: (row) => [row.item, row.mark].filter(Boolean).join(' '),
    },
    { key: 'basis', label: t('fees.field.basis'), width: 138, text: basisOf },
    money('amount', (row) => row.amountFen),
    money('waived', (row) => row.waivedFen),
    money('paid', (row) => row.paidFen),
    money('open', (row) => (row.state === 'void' ? 0 : row.openFen)),
    { key: 'dueOn', label: t('fees.field.dueOn'), width: 108, text: (row) => row.dueOn },
    {
      key: 'state',
      label: t('fees.field.state'),
      width: 104,
      text: (row) => t(`terms.chargeState.${row.state}`),
    },
    {
      key: 'origin',
      label: t('fees.field.origin'),
      width: 96,
      usual: false,
      text: (row) => t(`terms.chargeOrigin.${row.origin}`),
    },
    { key: 'notes', label: t('fees.field.notes'), width: 140, usual: false, text: (row) => row.notes },
    {
      key: 'voidReason',
      label: t('fees.field.voidReason'),
      width: 140,
      usual: false,
      text: (row) => row.voidReason,
    },
  ])
}
