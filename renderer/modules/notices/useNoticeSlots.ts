import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { fillSlots, officeSlots } from '../../../shared/modules/aids/slots.ts'
import { outageSlots } from '../../../shared/modules/notices/outage-slots.ts'
import type { OutageRow } from '../../../shared/modules/outages/contract.ts'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import { useOutageWords } from '../outages/useOutageWords.ts'

/** What is known of a template's slots: the office, and the outage that a notice is about. Use inside setup. */
export function useNoticeSlots(outageId: () => number | null) {
  const session = useSession()
  const { whereOf, moment } = useOutageWords()
  const profile = useQuery(() => api.office.profile.queryOptions({ staleTime: 60_000 }))
  const list = useQuery(() => ({
    ...api.outages.list.queryOptions({ input: { size: 100 } }),
    enabled: session.may('tickets.read'),
  }))
  const outages = computed(() => list.data.value?.rows ?? [])
  const outage = computed(() => outages.value.find(({ id }) => id === outageId()) ?? null)

  const saidBy = (row: OutageRow) =>
    outageSlots({
      where: whereOf(row),
      from: moment(row.startsAt),
      until: row.expectedEndAt ? moment(row.expectedEndAt) : '',
    })
  const filled = (text: string): string =>
    fillSlots(text, {
      ...officeSlots({
        name: profile.data.value?.name ?? '',
        hotline: profile.data.value?.hotline ?? '',
      }),
      ...(outage.value ? saidBy(outage.value) : {}),
    })

  /** Those that can still be told of, and the one that is chosen. */
  const choices = computed(() =>
    outages.value
      .filter(({ id, state }) => state === 'running' || state === 'planned' || id === outageId())
      .map(({ id, title }) => ({ value: id, label: title })),
  )
  const titleOf = (of: number | null): string => outages.value.find(({ id }) => id === of)?.title ?? ''
  return { profile, outage, choices, titleOf, filled, refetch: list.refetch }
}
