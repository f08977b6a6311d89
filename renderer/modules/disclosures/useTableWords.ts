import { useI18n } from 'vue-i18n'
import type { SheetPart } from '../../../shared/modules/disclosures/terms.ts'
import type { TableColumn, TableRow } from './sheet-table.ts'

const labels = [
  'opening',
  'totalIn',
  'totalOut',
  'closing',
  'total',
  'totalUse',
  'closingPair',
  'closingUsed',
] as const

/** The words of a sheet's tables: rows that are no lines, the order of rows, the heads of columns. Use inside setup. */
export function useTableWords() {
  const { t } = useI18n()

  /** Empty for a line: it has a name of its own. */
  function rowLabel({ label }: Pick<TableRow, 'label'>): string {
    const known = labels.find((one) => one === label)
    return known ? t(`disclosures.row.${known}`) : ''
  }
  /** 一 to 四 for what is summed, 1, 2, 3 for lines. */
  const markOf = ({ ordinal, number }: Pick<TableRow, 'ordinal' | 'number'>): string =>
    ordinal !== null ? t(`disclosures.ordinal.${ordinal}`) : number === null ? '' : String(number)

  /** What comes in and goes out is called by what it is. */
  function columnLabel(part: SheetPart, column: TableColumn): string {
    if (part === 'on-behalf' || part === 'deposit') {
      if (column === 'in' || column === 'out' || column === 'net')
        return t(`disclosures.pair.${part}.${column}`)
      if (column === 'note') return t('disclosures.column.remark')
    }
    if (part === 'public' && column === 'name') return t('disclosures.column.item')
    if (part === 'public' && column === 'note') return t('disclosures.column.use')
    return t(`disclosures.column.${column}`)
  }
  return { rowLabel, markOf, columnLabel }
}
