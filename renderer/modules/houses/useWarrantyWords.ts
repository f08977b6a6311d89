import { useI18n } from 'vue-i18n'
import { today } from '../../client/clock.ts'
import { warrantyLeft } from './warranties.ts'

/** How long a warranty still runs, in words and a tone. Use inside setup. */
export function useWarrantyWords() {
  const { t } = useI18n()

  function words(until: string): string {
    const { state, days, months } = warrantyLeft(until, today.value)
    if (state === 'ended') return t('houses.warranty.ended')
    if (days === 0) return t('houses.warranty.today')
    if (state === 'soon') return t('houses.warranty.days', { count: days })
    if (months < 12) return t('houses.warranty.months', { count: months })
    const spoken = { years: Math.floor(months / 12), months: months % 12 }
    return t(spoken.months === 0 ? 'houses.warranty.years' : 'houses.warranty.yearsMonths', spoken)
  }

  const tones = { running: 'done', soon: 'soon', ended: 'plain' } as const
  /** `还有 2 年 3 个月`, amber in the last 90 days, plain once it has ended. */
  const left = (until: string) => ({
    text: words(until),
    tone: tones[warrantyLeft(until, today.value).state],
  })
  return { left }
}
