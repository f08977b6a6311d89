import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '../../app/session.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'

/** The keys that lead to a registration from anywhere in the shell; called once by it. */
export function useTicketKeys(): void {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  useHotkeys(
    {
      F2: {
        run: () => void router.push({ name: 'tickets.register' }),
        label: () => t('tickets.desk.register'),
      },
    },
    { layer: 'app', enabled: () => session.may('tickets.register') },
  )
}
