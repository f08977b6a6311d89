import { useI18n } from 'vue-i18n'
import type { SheetContent, SheetHeader } from '../../../shared/modules/disclosures/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { percent } from './sheet-table.ts'
import { useSheetWords } from './useSheetWords.ts'

export type HeadField = keyof SheetHeader & string

/** What is typed above the table, row by row. */
const rows: readonly (readonly HeadField[])[] = [
  ['project', 'areaHundredths', 'households'],
  ['receivableFen', 'receivedFen', 'rate'],
  ['arrearsFen', 'advanceFen', 'houseRate'],
  ['standards', 'contact'],
]

/** The block above a sheet's table. Use inside setup. */
export function useHeadWords() {
  const { t } = useI18n()
  const { period } = useSheetWords()

  /** `青龙园　2025 年 1 月 — 10 月　（包干制）` */
  const subtitle = (content: SheetContent) =>
    t('disclosures.sheet.subtitle', {
      project: content.header.project,
      period: period(content),
      mode: t(`terms.chargingMode.${content.mode}`),
    })
  function shown(header: SheetHeader, field: HeadField): string {
    const value = header[field]
    if (value === null || value === '') return ''
    if (typeof value === 'string') return value
    if (field === 'rate' || field === 'houseRate') return percent(value)
    return field === 'areaHundredths' ? t('disclosures.area', { area: formatYuan(value) }) : formatYuan(value)
  }
  /** As it stands on paper, where a value bears its unit; what was owed before only where it is told. */
  function paperRows(header: SheetHeader): [label: string, value: string][][] {
    const pair = (field: Exclude<HeadField, 'project' | 'houseRate' | 'contact'>): [string, string] => [
      t(`disclosures.printed.${field}`),
      shown(header, field),
    ]
    const rates = [
      header.rate === null ? '' : t('disclosures.rate.amount', { rate: percent(header.rate) }),
      header.houseRate === null ? '' : t('disclosures.rate.houses', { rate: percent(header.houseRate) }),
    ]
    const owed = header.arrearsFen !== null || header.advanceFen !== null
    return [
      [pair('areaHundredths'), pair('households'), pair('standards')],
      [
        pair('receivableFen'),
        pair('receivedFen'),
        [t('disclosures.printed.rate'), rates.filter(Boolean).join('　')],
      ],
      ...(owed ? [[pair('arrearsFen'), pair('advanceFen'), ['', ''] as [string, string]]] : []),
    ]
  }
  return { rows, subtitle, shown, paperRows }
}
