import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../../app/session.ts'
import { useHotkeys } from '../../components/composables/useHotkeys.ts'
import { hasWords } from './contact-draft.ts'
import { useContactDraft, type CardOf } from './useContactDraft.ts'

/**
 * F6 on the card of a person or a house opens the form for a contact. `open` is bound to it; `unfinished` tells that
 * something typed there was not saved. Use inside setup of something that is made anew for another card.
 */
export function useContactKeys(of: CardOf) {
  const { t } = useI18n()
  const session = useSession()
  const { shelf } = useContactDraft(of)
  const may = computed(() => session.may('archives.edit'))
  const open = computed({ get: () => shelf.open, set: (value) => (shelf.open = value) })
  useHotkeys(
    { F6: { run: () => void (open.value = true), label: () => t('contacts.add.key') } },
    { enabled: may },
  )
  return { may, open, unfinished: computed(() => hasWords(shelf.draft)) }
}
