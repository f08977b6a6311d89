import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { api } from '../../client/client.ts'

/** The buildings one can choose from, a number as `3栋`; for those who may read the archives. Use inside setup. */
export function useBuildingChoices() {
  const { t } = useI18n()
  const tree = useQuery(() => api.houses.tree.queryOptions({ staleTime: 60_000 }))
  const wordOf = (name: string) => (/^\d+$/.test(name) ? t('houses.tree.building', { name }) : name)
  const buildings = computed(() =>
    (tree.data.value ?? []).map(({ buildingId, building }) => ({
      value: buildingId,
      label: wordOf(building),
    })),
  )
  return { buildings, wordOf }
}
