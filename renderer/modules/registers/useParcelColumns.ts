import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ParcelRow } from '../../../shared/modules/registers/contract.ts'
import { useDates } from '../../components/composables/useDates.ts'
import type { ListColumn } from '../../components/list/columns.ts'
import { useCarriers } from './useCarriers.ts'

/** The columns of the parcels, and how one stands in words and colour. Use inside setup. */
export function useParcelColumns() {
  const { t } = useI18n()
  const { dateTime, near } = useDates()
  const { nameOf } = useCarriers()

  /** `滞留 5 天`, `待领取`; handed over, when and to whom. */
  function stateText(row: ParcelRow, when = near): string {
    switch (row.state) {
      case 'long':
        return t('registers.parcels.longWait', { days: row.days })
      case 'waiting':
        return row.toldAt
          ? t('registers.parcels.told', { at: when(row.toldAt) })
          : t('terms.parcelState.waiting')
      case 'handed':
        return t('registers.parcels.handedTo', { whom: row.handedTo, at: when(row.handedAt ?? '') })
      case 'void':
        return t('terms.parcelState.void')
    }
  }
  const tone = ({ state, toldAt }: ParcelRow) =>
    state === 'long'
      ? 'late'
      : state === 'handed'
        ? 'done'
        : state === 'waiting' && !toldAt
          ? 'soon'
          : 'plain'

  const columns = computed((): ListColumn<ParcelRow>[] => [
    {
      key: 'room',
      label: t('registers.field.room'),
      width: 118,
      always: true,
      fixed: true,
      text: (row) => row.room || t('registers.parcels.noRoom'),
    },
    { key: 'recipient', label: t('registers.field.recipient'), width: 104, text: (row) => row.recipient },
    { key: 'phone', label: t('registers.field.phone'), width: 186, text: (row) => row.phone },
    { key: 'carrier', label: t('registers.field.carrier'), width: 84, text: (row) => nameOf(row.carrier) },
    { key: 'tracking', label: t('registers.field.tracking'), minWidth: 132, text: (row) => row.tracking },
    { key: 'shelf', label: t('registers.field.shelf'), width: 84, text: (row) => row.shelf },
    {
      key: 'pieces',
      label: t('registers.field.pieces'),
      width: 74,
      align: 'right',
      text: (row) => String(row.pieces),
    },
    {
      key: 'arrivedAt',
      label: t('registers.field.arrivedAt'),
      width: 122,
      text: (row) => dateTime(row.arrivedAt),
    },
    {
      key: 'days',
      label: t('registers.field.days'),
      width: 76,
      align: 'right',
      usual: false,
      text: (row) => String(row.days),
    },
    {
      key: 'state',
      label: t('registers.field.state'),
      minWidth: 280,
      text: (row) => stateText(row, dateTime),
    },
    { key: 'by', label: t('registers.field.by'), width: 88, usual: false, text: (row) => row.by },
    { key: 'notes', label: t('registers.field.notes'), width: 140, usual: false, text: (row) => row.notes },
    {
      key: 'signature',
      label: t('registers.field.signature'),
      width: 110,
      usual: false,
      text: () => '',
    },
  ])
  return { columns, stateText, tone }
}
