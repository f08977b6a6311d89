import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '../../app/session.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'

/** The field a check code is typed into. */
export const verifyFieldId = 'verify-code'

/** The key that leads to the verification of a notice from anywhere in the shell; called once by it. */
export function useVerifyKey(): void {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  async function open() {
    await router.push({ name: 'disclosures.verify' })
    // On the page already: back to its field.
    document.getElementById(verifyFieldId)?.focus()
  }
  useHotkeys(
    { F8: { run: () => void open(), label: () => t('disclosures.verify.key') } },
    { layer: 'app', enabled: () => session.may('disclosures.read') },
  )
}
