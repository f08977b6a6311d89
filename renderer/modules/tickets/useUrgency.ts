import { computed, watch, type Ref } from 'vue'
import { asks } from './asked-fields.ts'
import { isAlarming, type RegistrationDraft } from './registration-draft.ts'

const alarmed = 'urgent'
const usual = 'normal'

/**
 * An answer that alarms makes the matter urgent, and back again when it is taken back, until the clerk has chosen.
 * `offered` are the office's own urgencies, of which the urgent one may be gone. Use inside setup.
 */
export function useUrgency(draft: Ref<RegistrationDraft>, offered: Ref<readonly { value: string }[]>) {
  const alarming = computed(() => isAlarming(draft.value))
  /** A kind that has no urgency of its own gets one by an alarm. */
  const asked = computed(() => asks(draft.value.kind, 'urgency') || alarming.value)
  const urgency = computed({
    get: () => draft.value.urgency,
    set: (chosen) => Object.assign(draft.value, { urgency: chosen, urgencyChosen: true }),
  })
  watch(alarming, (is) => {
    if (draft.value.urgencyChosen) return
    const wanted = is ? alarmed : usual
    if (offered.value.some(({ value }) => value === wanted)) draft.value.urgency = wanted
  })
  return { urgency, asked }
}
