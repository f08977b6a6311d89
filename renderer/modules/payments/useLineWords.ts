import { useI18n } from 'vue-i18n'
import type { ToldLine } from './receipt-lines.ts'

/** The lines of receipts and letters in words. Use inside setup. */
export function useLineWords() {
  const { t } = useI18n()
  const itemWords = ({ item, mark }: Pick<ToldLine, 'item' | 'mark'>): string =>
    [item || t('payments.advance'), mark].filter(Boolean).join(' ')
  const monthWords = ({ from, until, months }: ToldLine): string =>
    from === until ? from : t('payments.months', { from, until, count: months })
  return { itemWords, monthWords }
}
