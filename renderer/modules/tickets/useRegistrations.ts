import { computed } from 'vue'
import { useDraft } from '../../app/drafts.ts'
import { blankRegistration, hasContent, type RegistrationDraft } from './registration-draft.ts'

/** Whom a registration is for, as a route names it; ids only. */
export interface CallerIds {
  houseId: number | null
  residentId: number | null
}

/**
 * The signed-in person's unsaved registrations, in memory: a walk-in interrupted by a call keeps both, and the lock
 * screen loses none. Use inside setup.
 */
export function useRegistrations() {
  const { draft: shelf } = useDraft('tickets.registrations', () => ({ list: [] as RegistrationDraft[] }))

  const unfinished = computed(() => shelf.list.filter(hasContent))

  function add(caller: CallerIds): RegistrationDraft {
    shelf.list.push({ ...blankRegistration(crypto.randomUUID()), ...caller })
    // Read back from the list: only there it is reactive.
    return shelf.list.at(-1)!
  }

  /** The draft of this key; else the unsaved one for the same caller; else a new one. */
  function open(key: string | null, caller: CallerIds): RegistrationDraft {
    const kept = shelf.list.find((draft) => draft.requestKey === key)
    if (kept) return kept
    const same = shelf.list.findLast(
      (draft) => draft.houseId === caller.houseId && draft.residentId === caller.residentId,
    )
    return same ?? add(caller)
  }

  function remove(draft: RegistrationDraft) {
    shelf.list = shelf.list.filter(({ requestKey }) => requestKey !== draft.requestKey)
  }

  /** Forgets those in which nothing was typed. */
  function tidy() {
    shelf.list = shelf.list.filter(hasContent)
  }

  return { unfinished, open, remove, tidy }
}
