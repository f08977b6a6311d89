import { useI18n } from 'vue-i18n'
import { sheetParts } from '../../../shared/modules/disclosures/terms.ts'

const headerFields = [
  'project',
  'areaHundredths',
  'households',
  'standards',
  'receivableFen',
  'receivedFen',
  'arrearsFen',
  'advanceFen',
  'rate',
  'houseRate',
  'contact',
] as const
const placeFields = [
  'name',
  'part',
  'line',
  'accountId',
  'budgetFen',
  'inFen',
  'outFen',
  'previousInFen',
  'previousOutFen',
  'note',
  'openingFen',
  'openingNote',
  'carriedFrom',
  'statedInFen',
  'statedOutFen',
  'statedClosingFen',
  'closingNote',
  'title',
  'mode',
  'fromMonth',
  'untilMonth',
  'notes',
] as const

/** What a notice says beside the sheet, as the core names it where it verifies one. */
const noticeFields = {
  number: 'disclosures.field.number',
  origin: 'disclosures.source.title',
  preparedBy: 'disclosures.field.preparedBy',
  reviewedBy: 'disclosures.field.reviewedBy',
  publishedBy: 'disclosures.field.publishedBy',
  publishedAt: 'disclosures.field.publishedOn',
  postedFrom: 'disclosures.publish.from',
  postedUntil: 'disclosures.publish.until',
  revises: 'disclosures.sheet.revises',
  reviseReason: 'disclosures.step.reviseWhy',
} as const
const isNoticeField = (field: string | undefined): field is keyof typeof noticeFields =>
  field !== undefined && Object.hasOwn(noticeFields, field)

/** The place of a sheet that a path leads to, as one reads it: `停车 · 收入`. Use inside setup. */
export function usePathWords() {
  const { t } = useI18n()

  return (path: string, name: string): string => {
    const [list, of, field] = path.split('.')
    const header = headerFields.find((one) => list === 'header' && one === of)
    if (header) return t(`disclosures.header.${header}`)
    if (list === 'notice' && isNoticeField(of)) return t(noticeFields[of])
    const last = placeFields.find((one) => one === (field ?? list))
    const part = sheetParts.find((one) => list === 'parts' && one === of)
    const line = list === 'lines' ? name || t('disclosures.sheet.nthLine', { count: Number(of) + 1 }) : ''
    const words = [part ? t(`terms.sheetPart.${part}`) : line, last ? t(`disclosures.place.${last}`) : '']
    return words.filter(Boolean).join(' · ') || path
  }
}
