import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { OccupancyRole } from '../../../shared/modules/residents/terms.ts'
import { api } from '../../client/client.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'
import { useDoorWords } from '../houses/useDoorWords.ts'

export type ResidentFilter = {
  text: string
  role: OccupancyRole | null
  groupId: number | null
  buildingId: number | null
  tagId: number | null
  flagId: number | null
  /** Lived here once and nowhere now. */
  movedOut: boolean
}

export const blankResidentFilter = (): ResidentFilter => ({
  text: '',
  role: null,
  groupId: null,
  buildingId: null,
  tagId: null,
  flagId: null,
  movedOut: false,
})

/** What the filter can be set to. Use inside setup. */
export function useResidentFilterOptions() {
  const { buildingName } = useDoorWords()
  const dictionaries = useQuery(() => api.office.dictionaries.queryOptions({ staleTime: 60_000 }))
  const tree = useQuery(() => api.houses.tree.queryOptions())
  const choices = (entries: readonly { id: number; name: string }[] | undefined) =>
    (entries ?? []).map(({ id, name }) => ({ value: id, label: name }))

  return {
    groups: computed(() => choices(dictionaries.data.value?.groups)),
    tags: computed(() => choices(dictionaries.data.value?.tags)),
    flags: computed(() => choices(dictionaries.data.value?.careFlags)),
    buildings: computed(() =>
      (tree.data.value ?? []).map(({ buildingId, building }) => ({
        value: buildingId,
        label: buildingName(building),
      })),
    ),
  }
}

/** The filter as a person reads it, for the print. Use inside setup. */
export function useResidentFilterWords(filter: () => ResidentFilter) {
  const { t } = useI18n()
  const inWords = useFilterWords()
  const { groups, tags, flags, buildings } = useResidentFilterOptions()
  const nameOf = (options: readonly { value: number; label: string }[], id: number | null) =>
    options.find(({ value }) => value === id)?.label ?? ''

  return computed(() => {
    const { text, role, groupId, buildingId, tagId, flagId, movedOut } = filter()
    const words: [label: string, value: string][] = [
      [t('residents.list.building'), nameOf(buildings.value, buildingId)],
      [t('residents.form.role'), role ? t(`terms.occupancyRole.${role}`) : ''],
      [t('residents.form.groupId'), nameOf(groups.value, groupId)],
      [t('residents.list.tags'), nameOf(tags.value, tagId)],
      [t('residents.list.flags'), nameOf(flags.value, flagId)],
      [t('residents.list.text'), text],
    ]
    return [...inWords(words), ...(movedOut ? [t('residents.list.movedOut')] : [])]
  })
}
