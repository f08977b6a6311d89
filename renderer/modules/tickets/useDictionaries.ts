import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import { api } from '../../client/client.ts'
import { categoryOptions } from './category-picker.ts'

/** What the forms choose from. Use inside setup. */
export function useDictionaries(kind: TicketKind = 'complaint') {
  const query = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const categories = computed(() => categoryOptions(query.data.value?.categories ?? [], kind))
  const channels = computed(() => query.data.value?.channels ?? [])
  const departments = computed(() => query.data.value?.departments ?? [])
  const staff = computed(() => query.data.value?.staff ?? [])
  const paths = computed(() => new Map(categories.value.map(({ name, label }) => [name, label])))
  /** `设施设备 / 水电` for a category's own name; the name itself where it is unknown. */
  const categoryPath = (name: string) => paths.value.get(name) ?? name
  return { query, categories, channels, departments, staff, categoryPath }
}
