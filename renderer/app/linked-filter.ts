import { watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { filterFrom, type FlatFilter } from '../components/list/saved-filters.ts'

/** The filter that an address carries, by the fields a list has; ids are numbers, all else is text. */
export function filterIn<Filter extends FlatFilter>(blank: Filter, query: LocationQuery): Filter {
  const read = Object.entries(query).flatMap(([field, value]) => {
    if (typeof value !== 'string') return []
    if (!field.endsWith('Id')) return [[field, value]]
    return /^[1-9]\d{0,14}$/.test(value) ? [[field, Number(value)]] : []
  })
  return filterFrom(blank, Object.fromEntries(read) as FlatFilter)
}

/**
 * A figure elsewhere leads to a list with the filter it is made of: the list takes it out of its address, where it would
 * come back with every return. Use inside setup.
 */
export function useLinkedFilter<Filter extends FlatFilter>(
  routeName: string,
  blank: () => Filter,
  apply: (filter: Filter) => void,
): void {
  const route = useRoute()
  const router = useRouter()
  watch(
    () => route.query,
    (query) => {
      if (route.name !== routeName || Object.keys(query).length === 0) return
      apply(filterIn(blank(), query))
      void router.replace({ query: {} })
    },
    { immediate: true },
  )
}
