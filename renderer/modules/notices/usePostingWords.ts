import { useI18n } from 'vue-i18n'
import type { Posting } from '../../../shared/modules/notices/contract.ts'
import { today } from '../../client/clock.ts'
import { useDates } from '../../components/composables/useDates.ts'

/** How a posting stands, in words and colour. Use inside setup. */
export function usePostingWords() {
  const { t } = useI18n()
  const { shortDay } = useDates()

  function stateText(row: Posting): string {
    switch (row.state) {
      case 'up':
        return row.until
          ? t('notices.postingLog.upUntil', { day: shortDay(row.until) })
          : t('terms.postingState.up')
      case 'overdue':
        return row.until && row.until < today.value
          ? t('notices.postingLog.overdueSince', { day: shortDay(row.until) })
          : t('notices.postingLog.mustGo')
      case 'down':
        return t('notices.postingLog.downOn', { day: shortDay(row.takenDownOn ?? '') })
      case 'void':
        return t('terms.postingState.void')
    }
  }
  const tones = { up: 'info', overdue: 'late', down: 'done', void: 'plain' } as const
  const tone = ({ state }: Posting) => tones[state]
  return { stateText, tone }
}
