import { computed } from 'vue'
import { filterFrom, type FlatFilter } from '../components/list/saved-filters.ts'
import { useDraft } from './drafts.ts'

/** What of a filter narrows a list, as the core takes it: nothing that is empty, off, or null. */
export type Given<Filter> = { [Field in keyof Filter]?: Exclude<Filter[Field], null> }

/**
 * The filter of a list page, kept in memory, so that the list is as it was when one comes back from a card. Bind
 * selects to `state.asked` and call `search` on their change; bind the text field to `state.typed`, which waits for
 * Enter (`search`). `Filter` is one flat object with a `text`. Use inside setup.
 */
export function useListFilter<Filter extends FlatFilter & { text: string }>(
  name: string,
  blank: () => Filter,
) {
  const { draft: state } = useDraft(`${name}.filter`, () => ({
    typed: '',
    asked: blank(),
    page: 1,
    size: 50,
  }))

  const given = computed(
    () =>
      Object.fromEntries(
        Object.entries(state.asked).filter(([, value]) => value !== null && value !== '' && value !== false),
      ) as Given<Filter>,
  )

  function search() {
    state.asked.text = state.typed.trim()
    state.page = 1
  }
  /** A saved filter in place of what is asked. */
  function apply(kept: FlatFilter) {
    Object.assign(state.asked, filterFrom(blank(), kept))
    state.typed = state.asked.text
    state.page = 1
  }

  return {
    state,
    given,
    narrowed: computed(() => Object.keys(given.value).length > 0),
    search,
    apply,
    reset: () => apply(blank()),
  }
}
