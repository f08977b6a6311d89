import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { timelineKinds, type Direction, type TimelineKind } from '../../../shared/modules/contacts/terms.ts'
import { api } from '../../client/client.ts'
import type { CardOf } from './useContactDraft.ts'

const pageSize = 50

/** The timeline of one person or house, as far back as somebody looked. Use inside setup. */
export function useTimeline(of: CardOf) {
  /** None chosen: all of them. */
  const kinds = ref<TimelineKind[]>([])
  const direction = ref<Direction | null>(null)

  const query = useInfiniteQuery(() =>
    api.contacts.timeline.infiniteOptions({
      input: (before: string | undefined) => ({
        ...of,
        kinds: kinds.value,
        direction: direction.value ?? undefined,
        before,
        size: pageSize,
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const pages = computed(() => query.data.value?.pages ?? [])

  return {
    query,
    kinds,
    direction,
    entries: computed(() => pages.value.flatMap(({ entries }) => entries)),
    /** The kinds there are at all, in their usual order, with how many of each. */
    counted: computed(() => {
      const counts = pages.value[0]?.counts
      return timelineKinds.flatMap((kind) => (counts?.[kind] ? [{ kind, count: counts[kind] }] : []))
    }),
    narrowed: computed(() => kinds.value.length > 0 || direction.value !== null),
    reset: () => {
      kinds.value = []
      direction.value = null
    },
  }
}
