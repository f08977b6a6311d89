import { useI18n } from 'vue-i18n'
import type { NoticeState } from '../../../shared/modules/notices/terms.ts'

const tones = { draft: 'soon', published: 'done', withdrawn: 'plain' } as const

/** How a notice stands, in colour, and its days as a paper says them. Use inside setup. */
export function useNoticeWords() {
  const { locale } = useI18n()
  const tone = (state: NoticeState) => tones[state]
  /** `2026年11月21日` for a day `2026-11-21`. */
  const paperDay = (day: string): string =>
    new Intl.DateTimeFormat(locale.value, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    )
  return { tone, paperDay }
}
