import { computed, type ComputedRef } from 'vue'
import { useDraft } from '../../app/drafts.ts'
import { blankContact, hasWords, type ContactDraft } from './contact-draft.ts'

/** Whose card it is. */
export type CardOf = { residentId: number } | { houseId: number }

interface Shelf {
  /** The form stands open: the lock screen, or a way to another page and back, does not close it. */
  open: boolean
  draft: ContactDraft
}

/** What is being typed about one person or house, kept for whoever types it until it is saved. Use inside setup. */
export function useContactDraft(of: CardOf): {
  shelf: Shelf
  draft: ComputedRef<ContactDraft>
  discard: () => void
} {
  const side = 'houseId' in of ? `house.${of.houseId}` : `resident.${of.residentId}`
  const blank = (): Shelf => ({ open: false, draft: blankContact(crypto.randomUUID()) })
  const { draft: shelf } = useDraft(`contacts.add.${side}`, blank, ({ draft }) => hasWords(draft))
  return {
    shelf,
    draft: computed(() => shelf.draft),
    discard: () => void (shelf.draft = blankContact(crypto.randomUUID())),
  }
}
