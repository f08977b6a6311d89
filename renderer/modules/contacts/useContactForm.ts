import { useQuery } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import { api, client } from '../../client/client.ts'
import { now, officeZone, today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'
import { contactOf, problemOfField, problemsOf, channelOf, type ContactProblem } from './contact-draft.ts'
import { useContactDraft, type CardOf } from './useContactDraft.ts'
import { useOtherSide } from './useOtherSide.ts'

/** The form of a contact: its draft, what it is asked against, what is wrong with it, and saving it. Use inside setup. */
export function useContactForm(of: CardOf, onSaved: () => Promise<void>) {
  const { shelf, draft, discard } = useContactDraft(of)
  const side = useOtherSide(of, draft)
  const dictionaries = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const channels = computed(() => dictionaries.data.value?.channels ?? [])
  const channelId = computed({
    get: () => channelOf(draft.value, channels.value),
    set: (id) => (draft.value.channelId = id),
  })

  const tried = ref(false)
  const busy = ref(false)
  const failed = shallowRef<unknown>(null)
  /** What the core refused although the page saw nothing wrong, until something is changed. */
  const refused = ref<ContactProblem | null>(null)
  const clock = computed(() => ({ zone: officeZone.value, now: now.value, today: today.value }))
  const problems = computed(() => problemsOf(draft.value, clock.value))
  const isWrong = (problem: ContactProblem) =>
    refused.value === problem || (tried.value && problems.value.includes(problem))
  watch(draft, () => (refused.value = null), { deep: true })

  /** False when something is wrong: it is marked by then. */
  async function save(): Promise<boolean> {
    tried.value = true
    failed.value = null
    if (busy.value || problems.value.length > 0) return false
    busy.value = true
    try {
      await client.contacts.add(contactOf(draft.value, side.sides.value, channelId.value, clock.value))
    } catch (error) {
      refused.value = problemOfField(toFault(error).field)
      if (!refused.value) failed.value = error
      return false
    } finally {
      busy.value = false
    }
    shelf.open = false
    restart()
    await onSaved()
    return true
  }

  function restart() {
    discard()
    tried.value = false
    failed.value = null
  }

  return { draft, side, channels, channelId, busy, failed, isWrong, save, restart }
}
