import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'

/** What waits to be told, to be reviewed, to be taken down; asked anew every minute. Use inside setup. */
export function useDisclosureCounts() {
  const session = useSession()
  const mayRead = computed(() => session.may('disclosures.read'))
  const query = useQuery(() => ({
    ...api.notices.counts.queryOptions({ refetchInterval: 60_000 }),
    enabled: mayRead.value,
  }))
  const counts = computed(() => query.data.value ?? null)
  const total = computed(() => {
    if (!counts.value) return 0
    const { duties, drafts, reviews, noticeDrafts, takeDown, objections } = counts.value
    return duties + drafts + reviews + noticeDrafts + takeDown + objections
  })
  const late = computed(() => counts.value !== null && counts.value.overdueDuties + counts.value.takeDown > 0)
  return { mayRead, counts, total, late }
}
