import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useToast } from '../../components/composables/useToast.ts'
import { hasContent, type RegistrationDraft } from './registration-draft.ts'
import { useRegistrations } from './useRegistrations.ts'

/** Gives up a registration; for ten seconds it can be had back, and is on the screen then. Use inside setup. */
export function useDiscard() {
  const { t } = useI18n()
  const router = useRouter()
  const toast = useToast()
  const { remove } = useRegistrations()

  return (draft: RegistrationDraft) => {
    const putBack = remove(draft)
    if (!putBack || !hasContent(draft)) return
    toast.done(t('drafts.discarded', { kind: t(`terms.ticketKind.${draft.kind}`) }), () => {
      const { requestKey } = putBack()
      void router.push({ name: 'tickets.register', query: { draft: requestKey } })
    })
  }
}
