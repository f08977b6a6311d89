import { useDrafts } from './draft-store.ts'
import { useSession } from './session.ts'

/**
 * The signed-in person's draft of this name (`tickets.void.7`, `contacts.add.house.12`), a reactive object; made by
 * `blank` when there is none. `discard` resets it in place once it is saved or given up. With `worthKeeping` it is
 * written to the database at every pause of typing, as long as that answers true, and is there after a crash: it must
 * be plain JSON then. `write` does so now, for what must be there after this very moment.
 */
export function useDraft<Draft extends object>(
  name: string,
  blank: () => Draft,
  worthKeeping?: (draft: Draft) => boolean,
) {
  const userId = useSession().person?.userId ?? 0
  const drafts = useDrafts()
  const draft = drafts.open(userId, name, blank)
  if (worthKeeping) drafts.keep(userId, name, () => (worthKeeping(draft) ? draft : null))
  const write = () => drafts.write(userId, name)
  const discard = () => {
    Object.assign(draft, blank())
    void write()
  }
  return { draft, discard, write }
}
