import { useI18n } from 'vue-i18n'
import type { SheetRow } from '../../../shared/modules/disclosures/contract.ts'
import { addMonths } from '../../../shared/modules/reports/month.ts'

/** A sheet's period, parts and state as one reads them. Use inside setup. */
export function useSheetWords() {
  const { t } = useI18n()

  const month = (of: string) => t('disclosures.month', { year: of.slice(0, 4), month: Number(of.slice(5)) })
  /** `2025 年 1 月 — 10 月`, `2025 年 10 月`, `2025 年 11 月 — 2026 年 1 月`. */
  function period({ fromMonth, untilMonth }: { fromMonth: string; untilMonth: string }): string {
    if (fromMonth === untilMonth) return month(fromMonth)
    const from = month(fromMonth)
    const until =
      fromMonth.slice(0, 4) === untilMonth.slice(0, 4)
        ? t('disclosures.monthOnly', { month: Number(untilMonth.slice(5)) })
        : month(untilMonth)
    return t('disclosures.period', { from, until })
  }
  /** Months in a row told as one period. */
  function runs(months: readonly string[]): string {
    const found: { fromMonth: string; untilMonth: string }[] = []
    for (const one of months) {
      const last = found.at(-1)
      if (last && addMonths(last.untilMonth, 1) === one) last.untilMonth = one
      else found.push({ fromMonth: one, untilMonth: one })
    }
    return found.map(period).join(t('parts.list.separator'))
  }
  const parts = (row: Pick<SheetRow, 'parts'>) =>
    row.parts.map((part) => t(`terms.sheetPart.${part}`)).join(t('parts.list.separator'))
  const tones = {
    draft: 'soon',
    review: 'info',
    published: 'done',
    revised: 'plain',
    discarded: 'plain',
  } as const
  const tone = ({ state }: Pick<SheetRow, 'state'>) => tones[state]

  return { month, period, runs, parts, tone }
}
