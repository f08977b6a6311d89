import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '../../app/session.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'

/** The field a paper's number is typed into. */
export const paperFieldId = 'paper-number'

/** The key that leads to the entry station from anywhere in the shell; called once by it. */
export function useStationKey(): void {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  async function open() {
    await router.push({ name: 'surveys.entry' })
    // On the page already: back to its field.
    document.getElementById(paperFieldId)?.focus()
  }
  useHotkeys(
    { F7: { run: () => void open(), label: () => t('surveyEntry.key') } },
    { layer: 'app', enabled: () => session.may('surveys.enter') },
  )
}
