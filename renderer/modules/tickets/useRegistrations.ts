import { computed } from 'vue'
import { registrationDrafts } from '../../../shared/modules/drafts/terms.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { useDrafts } from '../../app/draft-store.ts'
import { useDraft } from '../../app/drafts.ts'
import { useSession } from '../../app/session.ts'
import { blankRegistration, hasContent, type RegistrationDraft } from './registration-draft.ts'

/** Whom a registration is for, as a route names it; ids only. */
export interface CallerIds {
  houseId: number | null
  residentId: number | null
}

/** What an address asks for: the draft of a key, or one for a caller; with a kind always a new one. */
export interface WantedRegistration extends CallerIds {
  key: string | null
  kind: TicketKind | null
}

const nameOf = ({ requestKey }: RegistrationDraft) => `${registrationDrafts}${requestKey}`

/**
 * The signed-in person's unsaved registrations, in the order of their tabs: a walk-in interrupted by a call keeps both.
 * What has content is kept in the database at every pause of typing, and comes back after a crash. Use inside setup.
 */
export function useRegistrations() {
  const drafts = useDrafts()
  const userId = useSession().person?.userId ?? 0
  const { draft: shelf } = useDraft('tickets.registrations', () => ({
    list: [] as RegistrationDraft[],
    ready: false,
  }))

  const list = computed<readonly RegistrationDraft[]>(() => shelf.list)
  const unfinished = computed(() => shelf.list.filter(hasContent))
  /** What was kept before is among them, as far as there was any. */
  const ready = computed(() => shelf.ready)

  function put(draft: RegistrationDraft, at = shelf.list.length): RegistrationDraft {
    shelf.list.splice(at, 0, draft)
    // Read back from the list: only there it is reactive.
    const kept = shelf.list[at]!
    drafts.keep(userId, nameOf(kept), () => (hasContent(kept) ? kept : null))
    return kept
  }

  /** Takes in what the database kept, and says how many. Called once the drafts are loaded, or could not be. */
  function claim(): number {
    const bodies = drafts.takeFound(userId, registrationDrafts) as Partial<RegistrationDraft>[]
    for (const body of bodies)
      // An older edition knew fewer fields.
      if (body.requestKey) put({ ...blankRegistration(body.requestKey, body.kind), ...body })
    shelf.ready = true
    return bodies.length
  }

  /** A registration of this kind: an untouched one if there is one, else a new one. */
  function begin(kind: TicketKind, caller: CallerIds): RegistrationDraft {
    const untouched = shelf.list.find((draft) => !hasContent(draft))
    if (!untouched) return put({ ...blankRegistration(crypto.randomUUID(), kind), ...caller })
    // Nothing chosen for somebody else, such as a caller described by hand or a mood, is taken over.
    return Object.assign(untouched, blankRegistration(untouched.requestKey, kind), caller)
  }

  /** The draft of the key; else, where no kind is asked for, the unsaved one for the same caller; else a new one. */
  function open({ key, kind, houseId, residentId }: WantedRegistration): RegistrationDraft {
    const kept = shelf.list.find((draft) => draft.requestKey === key)
    if (kept) return kept
    const same = shelf.list.findLast(
      (draft) => draft.houseId === houseId && draft.residentId === residentId && !draft.unlisted,
    )
    return (kind === null ? same : undefined) ?? begin(kind ?? 'complaint', { houseId, residentId })
  }

  /** Saved or given up. Answers how to have it back; null where it is gone already. */
  function remove({ requestKey }: RegistrationDraft): (() => RegistrationDraft) | null {
    const at = shelf.list.findIndex((draft) => draft.requestKey === requestKey)
    const removed = shelf.list[at]
    if (!removed) return null
    shelf.list.splice(at, 1)
    drafts.drop(userId, nameOf(removed))
    return () => put(removed, Math.min(at, shelf.list.length))
  }

  /** Forgets those in which nothing was typed. */
  function tidy() {
    for (const draft of shelf.list.filter((draft) => !hasContent(draft))) remove(draft)
  }

  const stateOf = (draft: RegistrationDraft) => drafts.stateOf(userId, nameOf(draft))

  return { list, unfinished, ready, claim, open, begin, remove, tidy, stateOf }
}
