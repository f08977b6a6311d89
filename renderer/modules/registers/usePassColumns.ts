import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PassRow } from '../../../shared/modules/registers/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'

/** The columns of the passes, and how one stands in words and colour. Use inside setup. */
export function usePassColumns() {
  const { t } = useI18n()
  const { dateTime, near } = useDates()

  const stateText = ({ state, releasedAt, guard }: PassRow, when = near): string =>
    state === 'released'
      ? t('registers.passes.releasedBy', { guard, at: when(releasedAt ?? '') })
      : t(`terms.passState.${state}`)
  const tones = { issued: 'soon', expired: 'late', released: 'done', void: 'plain' } as const
  const tone = ({ state }: PassRow) => tones[state]

  const columns = computed((): ListColumn<PassRow>[] => [
    {
      key: 'number',
      label: t('registers.field.number'),
      width: 156,
      always: true,
      fixed: true,
      text: (row) => row.number,
    },
    { key: 'room', label: t('registers.field.room'), width: 104, text: (row) => row.room },
    {
      key: 'applicant',
      label: t('registers.field.applicant'),
      width: 130,
      text: (row) =>
        t('registers.passes.who', {
          name: row.applicant,
          role: t(`terms.applicantRole.${row.applicantRole}`),
        }),
    },
    { key: 'phone', label: t('registers.field.phone'), width: 186, usual: false, text: (row) => row.phone },
    {
      key: 'items',
      label: t('registers.passes.itemsHead'),
      minWidth: 160,
      text: (row) => row.items.replaceAll('\n', t('parts.list.separator')),
    },
    { key: 'carrier', label: t('registers.field.mover'), width: 104, text: (row) => row.carrier },
    { key: 'plate', label: t('registers.field.plate'), width: 96, text: (row) => row.plate },
    {
      key: 'ownerConsent',
      label: t('registers.field.ownerConsent'),
      width: 96,
      usual: false,
      text: (row) => t(`terms.ownerConsent.${row.ownerConsent}`),
    },
    { key: 'validOn', label: t('registers.field.validOn'), width: 104, text: (row) => row.validOn },
    {
      key: 'state',
      label: t('registers.field.state'),
      minWidth: 330,
      text: (row) => stateText(row, dateTime),
    },
    {
      key: 'issuedAt',
      label: t('registers.field.issuedAt'),
      width: 130,
      usual: false,
      text: (row) => dateTime(row.issuedAt),
    },
    { key: 'by', label: t('registers.field.by'), width: 88, usual: false, text: (row) => row.by },
    { key: 'notes', label: t('registers.field.notes'), width: 140, usual: false, text: (row) => row.notes },
  ])
  return { columns, stateText, tone }
}
