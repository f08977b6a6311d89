import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useDraft } from './drafts.ts'

/**
 * What is typed into an edit form. Only what differs from the record is kept (for the lock screen): an untouched copy
 * must not pass for something typed once the record has changed. `same` is for drafts that carry what nobody types. Use inside
 * setup.
 */
export function useEditDraft<Draft extends object>(
  name: string,
  start: () => Draft,
  same: (a: Draft, b: Draft) => boolean = sameValue,
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

/** Records, lists and plain values of the same content, in whatever order the fields stand; a field without a value is none. */
function sameValue(a: unknown, b: unknown): boolean {
  if (!isRecord(a) || !isRecord(b)) return Object.is(a, b)
  const fields = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...fields].every((field) => sameValue(a[field], b[field]))
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
