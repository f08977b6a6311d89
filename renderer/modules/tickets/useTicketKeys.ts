import { useRouter } from 'vue-router'
import { useRegisterKeys } from './useRegisterKeys.ts'

/** The keys that lead to a registration from anywhere in the shell; called once by it. */
export function useTicketKeys(): void {
  const router = useRouter()
  useRegisterKeys((kind) => void router.push({ name: 'tickets.register', query: { kind } }), { layer: 'app' })
}
