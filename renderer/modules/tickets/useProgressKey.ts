import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '../../app/session.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'

/** The field a scanner types into. */
export const progressFieldId = 'progress-text'

/** The key that leads to the progress of a ticket from anywhere in the shell; called once by it. */
export function useProgressKey(): void {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  async function open() {
    await router.push({ name: 'tickets.progress' })
    // On the page already: back to its field.
    document.getElementById(progressFieldId)?.focus()
  }
  useHotkeys(
    { 'Alt+Q': { run: () => void open(), label: () => t('ticket.progress.key') } },
    { layer: 'app', enabled: () => session.may('tickets.read') },
  )
}
