import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import type { Question } from '../../../shared/modules/surveys/cells.ts'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import { useDoorWords } from '../houses/useDoorWords.ts'
import type { FlatResponseFilter } from './response-filter.ts'

/** What a number's list is called by: the questions of its wave with their options, and the buildings. */
export interface LinkedNames {
  questions: readonly Question[]
  /** Empty where it is not known. */
  building: (id: number) => string
  clerk: (id: number) => string
}

/** The names behind the ids of a filter, asked for when the filter has some. Use inside setup. */
export function useLinkedNames(
  filter: Ref<FlatResponseFilter>,
  versionId: Ref<number | null>,
  clerks: Ref<readonly { staffId: number; name: string }[]>,
): Ref<LinkedNames> {
  const session = useSession()
  const { buildingName } = useDoorWords()
  const version = useQuery(() =>
    api.surveys.questionnaires.version.queryOptions({
      input: { versionId: versionId.value ?? 0 },
      enabled:
        versionId.value !== null && (filter.value.questionId !== null || filter.value.grouping !== null),
    }),
  )
  const tree = useQuery(() =>
    api.houses.tree.queryOptions({
      staleTime: 60_000,
      enabled: filter.value.grouping === 'building' && session.may('archives.read'),
    }),
  )
  return computed(() => ({
    questions: version.data.value?.questions ?? [],
    building: (id) => {
      const found = tree.data.value?.find(({ buildingId }) => buildingId === id)
      return found ? buildingName(found.building) : ''
    },
    clerk: (id) => clerks.value.find(({ staffId }) => staffId === id)?.name ?? '',
  }))
}
