import { useDrafts } from './draft-store.ts'
import { useSession } from './session.ts'

/**
 * The signed-in person's draft of this name (`tickets.registration`, `residents.edit.12`), a reactive object; made by
 * `blank` when there is none. `discard` resets it in place once it is saved or given up.
 */
export function useDraft<Draft extends object>(name: string, blank: () => Draft) {
  const userId = useSession().person?.userId ?? 0
  const draft = useDrafts().open(userId, name, blank)
  const discard = () => void Object.assign(draft, blank())
  return { draft, discard }
}
