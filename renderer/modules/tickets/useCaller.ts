import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useSession } from '../../app/session.ts'
import { api, client } from '../../client/client.ts'
import type { CallerIds } from './useRegistrations.ts'

export type HouseCard = Awaited<ReturnType<typeof client.houses.get>>
export type ResidentCard = Awaited<ReturnType<typeof client.residents.get>>

/** The house and the person behind the ids, read from the archives where the reader may. Use inside setup. */
export function useCaller(ids: Readonly<Ref<CallerIds | null>>) {
  const { may } = useSession()
  const houseQuery = useQuery(() =>
    api.houses.get.queryOptions({
      input: { id: ids.value?.houseId ?? 0 },
      enabled: Boolean(ids.value?.houseId) && may('archives.read'),
    }),
  )
  const residentQuery = useQuery(() =>
    api.residents.get.queryOptions({
      input: { id: ids.value?.residentId ?? 0 },
      enabled: Boolean(ids.value?.residentId) && may('archives.read'),
    }),
  )
  const house = computed(() => (ids.value?.houseId ? (houseQuery.data.value ?? null) : null))
  const resident = computed(() => (ids.value?.residentId ? (residentQuery.data.value ?? null) : null))
  const loading = computed(
    () =>
      (Boolean(ids.value?.houseId) && houseQuery.isLoading.value) ||
      (Boolean(ids.value?.residentId) && residentQuery.isLoading.value),
  )
  const error = computed(() => houseQuery.error.value ?? residentQuery.error.value)
  const retry = () =>
    Promise.all([houseQuery, residentQuery].filter((q) => q.isError.value).map((q) => q.refetch()))
  return { house, resident, loading, error, retry }
}
