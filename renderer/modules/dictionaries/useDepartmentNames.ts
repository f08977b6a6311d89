import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '../../client/client.ts'

/** The departments that are offered now, and their names by id. Use inside setup. */
export function useDepartmentNames() {
  const choices = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const departments = computed(() => choices.data.value?.departments ?? [])
  const names = computed(() => new Map(departments.value.map(({ id, name }) => [id, name])))
  const departmentName = (id: number | null) => (id === null ? '' : (names.value.get(id) ?? ''))
  return { departments, departmentName }
}
