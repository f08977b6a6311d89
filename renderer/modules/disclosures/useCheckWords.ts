import { useI18n } from 'vue-i18n'
import type { SheetCheck } from '../../../shared/modules/disclosures/contract.ts'
import { formatYuan } from '../../../shared/money/fen.ts'
import { percent } from './sheet-table.ts'
import { useSheetWords } from './useSheetWords.ts'

/** What a check found, and what to do about it. Use inside setup. */
export function useCheckWords() {
  const { t } = useI18n()
  const { runs } = useSheetWords()

  /** Which of a code's sentences fits. */
  function sentenceOf({ code, level, of, isFen, shouldFen }: SheetCheck): string {
    if (code === 'OPENING') return of === '' ? 'OPENING_BOOKS' : code
    if (code === 'LEDGER' && shouldFen === null) return 'LEDGER_NONE'
    if (code === 'LEDGER') return isFen === 0 && shouldFen !== 0 ? 'LEDGER_LACKS' : code
    if (code === 'HEADER') return shouldFen === null ? 'HEADER_LACKS' : code
    if (code === 'RATE') return isFen === null ? 'RATE_LACKS' : shouldFen === null ? 'RATE_NONE' : code
    if (code === 'PERIOD') {
      if (of === '') return code
      return /^\d{4}-\d{2}(、|$)/.test(of) ? 'PERIOD_OPEN' : 'PERIOD_GAP'
    }
    if (code === 'OVERLAP') return level === 'error' ? 'OVERLAP_SAME' : code
    if (code === 'BOOKS') return of === 'in' ? 'BOOKS_IN' : 'BOOKS_OUT'
    if (code === 'REMUNERATION') return isFen === 0 ? 'REMUNERATION_LACKS' : code
    return code
  }
  /** What a check is about, in words: a field of the header, months, a name or number. */
  function aboutOf(check: SheetCheck): string {
    if (check.code === 'HEADER') return t(`disclosures.header.${check.of}`)
    if (check.code === 'RECEIPTS' || sentenceOf(check) === 'PERIOD_OPEN') return runs(check.of.split('、'))
    return check.of || t('disclosures.sheet.noName')
  }
  function valuesOf(check: SheetCheck) {
    const { code, isFen, shouldFen, part } = check
    const shown = code === 'RATE' ? percent : (fen: number | null) => (fen === null ? '' : formatYuan(fen))
    return {
      of: aboutOf(check),
      is: shown(isFen),
      should: shown(shouldFen),
      by: isFen === null || shouldFen === null ? '' : shown(Math.abs(isFen - shouldFen)),
      part: part ? t(`terms.sheetPart.${part}`) : '',
    }
  }
  const words = (check: SheetCheck): string => t(`disclosures.check.${sentenceOf(check)}`, valuesOf(check))
  /** Of a sheet that is out: that it and the sheet before or after it do not go on from each other. */
  const chainWords = (check: SheetCheck): string =>
    t(`disclosures.chain.${check.code === 'OPENING' ? 'opening' : 'following'}`, valuesOf(check))
  /** What is looked at, for those that passed. */
  const name = ({ code, of, part }: SheetCheck): string => {
    const about = code === 'HEADER' ? t(`disclosures.header.${of}`) : part ? t(`terms.sheetPart.${part}`) : ''
    return [t(`disclosures.checked.${code}`), about].filter(Boolean).join('　')
  }
  return { words, chainWords, name }
}
