import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import type { VoiceWhole } from '../../../shared/modules/voices/contract.ts'
import type { VoiceKind } from '../../../shared/modules/voices/terms.ts'
import { useDraft } from '../../app/drafts.ts'
import { api, client } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { toFault } from '../../client/faults.ts'
import {
  blankVoice,
  draftOf,
  fieldsOf,
  hasWords,
  problemIn,
  voiceProblems,
  type VoiceProblem,
} from './voice-draft.ts'

/** What shows voices, asked anew: their lists, the cards of those who spoke, the tickets made of them. */
export function useVoiceCache() {
  const cache = useQueryClient()
  const keys = [api.voices.key(), api.contacts.key(), api.tickets.key()]
  return { refresh: () => Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey }))) }
}

/**
 * The form of a voice, new or to be changed: its draft outlives the lock screen. A box that is opened (`begin`) has a draft of
 * its own, so that a half-written interview is not mixed with it. Use inside setup.
 */
export function useVoiceForm(
  voice: VoiceWhole | null,
  begin?: { kind: VoiceKind; boxId?: number } | undefined,
) {
  const { refresh } = useVoiceCache()
  const { draft, discard } = useDraft(
    voice ? `voices.edit.${voice.id}.${voice.version}` : begin ? `voices.begin.${begin.boxId}` : 'voices.new',
    () => (voice ? draftOf(voice) : { ...blankVoice(today.value), ...begin }),
  )
  // What was opened yesterday and left empty is of today.
  if (!voice && draft.day !== today.value && !hasWords(draft)) discard()
  const busy = ref(false)
  const tried = ref(false)
  const failed = shallowRef<unknown>(null)
  /** What the core refused although the page saw nothing wrong, until something is changed. */
  const refused = ref<VoiceProblem | null>(null)
  watch(draft, () => (refused.value = null), { deep: true })
  const problem = computed(() => refused.value ?? (tried.value ? problemIn(draft, today.value) : null))

  /** The number it was saved under; null when something is wrong: it is marked by then. */
  async function save(): Promise<string | null> {
    tried.value = true
    failed.value = null
    if (busy.value || problem.value !== null) return null
    busy.value = true
    try {
      const number = await send()
      discard()
      tried.value = false
      await refresh()
      return number
    } catch (error) {
      const { code, field } = toFault(error)
      const known = code === 'INVALID_INPUT' ? voiceProblems.find((each) => each === field) : undefined
      if (known) refused.value = known
      else failed.value = error
      return null
    } finally {
      busy.value = false
    }
  }
  async function send(): Promise<string> {
    const fields = fieldsOf(draft)
    if (!voice) return (await client.voices.add({ ...fields, requestKey: draft.requestKey })).number
    const { id, version, number } = voice
    await client.voices.update({ id, version, ...fields })
    return number
  }
  return { draft, discard, busy, failed, problem, save }
}
