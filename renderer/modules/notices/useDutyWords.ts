import { useI18n } from 'vue-i18n'
import type { Duty } from '../../../shared/modules/notices/contract.ts'

const tones = { done: 'done', soon: 'soon', overdue: 'late' } as const

/** Duties in words: how often, until when. Use inside setup. */
export function useDutyWords() {
  const { t } = useI18n()
  const every = (months: number): string => {
    if (months === 1) return t('notices.duties.everyMonth')
    return months === 12 ? t('notices.duties.everyYear') : t('notices.duties.everyMonths', { count: months })
  }
  const left = ({ days }: Duty): string => {
    if (days === 0) return t('notices.duties.today')
    return days > 0 ? t('notices.duties.days', { count: days }) : t('notices.duties.late', { count: -days })
  }
  const tone = ({ state, archived }: Duty) => (archived ? 'plain' : tones[state])
  return { every, left, tone }
}
