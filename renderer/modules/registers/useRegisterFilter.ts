import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useListFilter } from '../../app/list-filter.ts'
import { api } from '../../client/client.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'

/** What every register is filtered by. Days are `2026-11-21`. */
export type RegisterFilter<State extends string> = {
  text: string
  state: State | null
  from: string | null
  to: string | null
}

/**
 * The filter of a register's list, the counts that stand beside its states, and the filter in words for its print.
 * `stateWord` says a state. Use inside setup.
 */
export function useRegisterFilter<State extends string>(name: string, stateWord: (state: State) => string) {
  const { t } = useI18n()
  const inWords = useFilterWords()
  const blank = (): RegisterFilter<State> => ({ text: '', state: null, from: null, to: null })
  const filter = useListFilter(name, blank)
  const filterWords = computed(() => {
    const { text, state, from, to } = filter.state.asked
    return inWords([
      [t('registers.field.state'), state ? stateWord(state as State) : ''],
      [t('registers.list.from'), from ?? ''],
      [t('registers.list.to'), to ?? ''],
      [t('registers.list.text'), text],
    ])
  })
  return { ...filter, filterWords }
}

/** How many are open in each register; asked anew every minute. Use inside setup. */
function useRegisterCounts() {
  const counts = useQuery(() => api.registers.counts.queryOptions({ refetchInterval: 60_000 }))
  return computed(() => counts.data.value ?? null)
}

type Counts = NonNullable<ReturnType<typeof useRegisterCounts>['value']>

/**
 * The states one can choose from, with how many there are of those that are counted; struck out rows stand among all.
 * `counted` takes a register's own counts, named as its states are. Use inside setup.
 */
export function useStateChoices<State extends string>(
  states: readonly State[],
  stateWord: (state: State) => string,
  counted: (counts: Counts) => Partial<Record<State, number>>,
) {
  const counts = useRegisterCounts()
  return computed(() => {
    const known: Partial<Record<State, number>> = counts.value ? counted(counts.value) : {}
    return states
      .filter((state) => state !== 'void')
      .map((value) => {
        const count = known[value]
        return { value, label: stateWord(value), ...(count !== undefined && { count }) }
      })
  })
}
