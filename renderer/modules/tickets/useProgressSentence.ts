import { useI18n } from 'vue-i18n'
import type { LocaleCode } from '../../../shared/locale/index.ts'
import type { TicketProgress } from '../../../shared/modules/tickets/contract.ts'
import { progressSentence } from '../../../shared/modules/tickets/progress-words.ts'
import { now, officeZone } from '../../client/clock.ts'

/** What to say of a ticket in the page's language, now. Use inside setup. */
export function useProgressSentence() {
  const { locale } = useI18n()
  return (progress: TicketProgress): string =>
    progressSentence({
      ...progress,
      locale: locale.value as LocaleCode,
      now: new Date(now.value).toISOString(),
      timeZone: officeZone.value,
    })
}
