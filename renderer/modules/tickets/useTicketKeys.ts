import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { useSession } from '../../app/session.ts'
import { useRegisterKeys } from './useRegisterKeys.ts'

/** The keys that lead to a registration from anywhere in the shell; called once by it. */
export function useTicketKeys(): void {
  const router = useRouter()
  // What is typed right after the first F2 is meant for the form, so that its code is fetched before.
  if (useSession().may('tickets.register')) {
    const idle = requestIdleCallback(() => void import('./RegisterPage.vue').catch(() => undefined))
    onScopeDispose(() => cancelIdleCallback(idle))
  }
  useRegisterKeys((kind) => void router.push({ name: 'tickets.register', query: { kind } }), { layer: 'app' })
}
