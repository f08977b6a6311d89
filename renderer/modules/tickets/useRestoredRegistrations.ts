import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDrafts } from '../../app/draft-store.ts'
import { useSession } from '../../app/session.ts'
import { connected } from '../../client/client.ts'
import { endsSession, toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useRegistrations } from './useRegistrations.ts'

/**
 * Brings back what the person who has just signed in had not saved, and says how much it is; from then on what is
 * being typed is also kept whenever a field or the page is left. Called once by the shell.
 */
export function useRestoredRegistrations(): void {
  const { t } = useI18n()
  const toast = useToast()
  const drafts = useDrafts()
  const session = useSession()
  const { claim } = useRegistrations()

  async function restore() {
    try {
      await drafts.load(session.person?.userId ?? 0)
    } catch (error) {
      if (!endsSession(toFault(error))) toast.fault(error)
    }
    const count = claim()
    if (count > 0) toast.info(t('drafts.restored', { count }))
  }

  const flush = () => void drafts.flush()
  useEventListener(document, 'focusout', flush)
  useEventListener(document, 'visibilitychange', flush)
  useEventListener(window, 'pagehide', flush)
  watch(connected, (is) => is && flush())
  void restore()
}
