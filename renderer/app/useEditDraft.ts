import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useDraft } from './drafts.ts'

/**
 * What is typed into an edit form. Only what differs from the record is kept (for the lock screen): an untouched copy
 * must not pass for something typed once the record has changed. Use inside setup.
 */
export function useEditDraft<Draft extends object>(
  name: string,
  start: () => Draft,
  same: (a: Draft, b: Draft) => boolean,
) {
  const { draft: shelf } = useDraft(name, () => ({ typed: null as Draft | null }))
  const draft = reactive(shelf.typed ?? start()) as Draft
  /** What the form began with. */
  const before = shallowRef(start())
  /** Something typed before the lock screen stands in the form again. */
  const restored = ref(shelf.typed !== null)
  const unsaved = computed(() => !same(draft, before.value))
  watch(unsaved, (keep) => (shelf.typed = keep ? draft : null), { immediate: true, flush: 'sync' })

  /** Puts the form back to a record: what is typed is gone. */
  function startFrom(record: Draft) {
    before.value = record
    // A copy: what is typed into a nested list must not change what it is compared with.
    Object.assign(draft, JSON.parse(JSON.stringify(record)) as Draft)
    restored.value = false
  }

  return { draft, before, restored, unsaved, startFrom, discard: () => startFrom(start()) }
}
