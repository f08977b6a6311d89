import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { api } from '../../client/client.ts'
import { useChoice, type ChoiceList } from '../../components/composables/useChoice.ts'
import { categoryOptions } from './category-picker.ts'

/** What the forms choose from. Use inside setup. */
export function useDictionaries(kind: MaybeRefOrGetter<TicketKind> = 'complaint') {
  const { choiceName } = useChoice()
  const query = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const categories = computed(() => categoryOptions(query.data.value?.categories ?? [], toValue(kind)))
  const channels = computed(() => query.data.value?.channels ?? [])
  const departments = computed(() => query.data.value?.departments ?? [])
  const staff = computed(() => query.data.value?.staff ?? [])
  const paths = computed(() => new Map(categories.value.map(({ name, label }) => [name, label])))
  /** `设施设备 / 水电` for a category's own name; the name itself where it is unknown. */
  const categoryPath = (name: string) => paths.value.get(name) ?? name

  /** A list's entries as a picker takes them. */
  const optionsOf = (list: ChoiceList, name: 'demands' | 'emotions' | 'urgencies') =>
    computed(() =>
      (query.data.value?.[name] ?? []).map((entry) => ({
        value: entry.code,
        label: choiceName(list, entry),
      })),
    )
  const demands = optionsOf('demand', 'demands')
  const emotions = optionsOf('emotion', 'emotions')
  const urgencies = optionsOf('urgency', 'urgencies')
  return { query, categories, channels, departments, staff, categoryPath, demands, emotions, urgencies }
}
