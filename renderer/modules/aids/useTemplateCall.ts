import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { FormTemplate } from '../../../shared/modules/aids/contract.ts'
import { templateCallAt, type TemplateCall } from '../../../shared/modules/aids/template-search.ts'

/**
 * Whether templates are being asked for in a text area, by two colons or by the button, and which one is marked. `find`
 * answers for what was typed after the colons.
 */
export function useTemplateCall(
  area: Readonly<Ref<HTMLTextAreaElement | null>>,
  find: (typed: string) => FormTemplate[],
) {
  const call = shallowRef<TemplateCall | null>(null)
  /** Where Esc was pressed: the colons that stand there are meant as they are. */
  let dismissed: number | null = null
  const active = ref(0)
  const found = computed(() => (call.value ? find(call.value.typed) : []))
  const chosen = computed(() => found.value[active.value] ?? null)
  watch(
    () => call.value?.typed,
    () => (active.value = 0),
  )

  /** Looks at what stands before the caret. */
  function look() {
    const field = area.value
    if (!field) return
    const collapsed = field.selectionStart === field.selectionEnd
    const at = collapsed ? templateCallAt(field.value, field.selectionStart) : null
    if (!at) dismissed = null
    call.value = at && at.start !== dismissed ? at : null
  }
  /** All of them, to be put where the caret or the selection is. */
  function open() {
    const field = area.value
    if (!field) return
    field.focus()
    call.value = { start: field.selectionStart, end: field.selectionEnd, typed: '' }
  }
  function close() {
    call.value = null
  }
  function dismiss() {
    dismissed = call.value?.start ?? null
    close()
  }
  function move(step: 1 | -1) {
    active.value = Math.min(found.value.length - 1, Math.max(0, active.value + step))
  }

  return { call, found, active, chosen, look, open, close, dismiss, move }
}
