import { useI18n } from 'vue-i18n'
import type { RegistrationDraft } from './registration-draft.ts'

/** How an unfinished registration is called: its room and name, or what was described instead. Use inside setup. */
export function useRegistrationTitle() {
  const { t } = useI18n()
  return (draft: RegistrationDraft): string =>
    (draft.unlisted ? [draft.place, draft.callerName].filter(Boolean).join(' ') : draft.title) ||
    t('tickets.register.noCaller')
}
