import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { yuan } from './yuan.ts'

/** How a house stands with its fees, for its card and for the desk; nothing for who may not read fees. Use inside setup. */
export function useFeeState(houseId: () => number | null) {
  const { t } = useI18n()
  const session = useSession()
  const query = useQuery(() =>
    api.fees.account.queryOptions({
      input: { houseId: houseId() ?? 0 },
      enabled: houseId() !== null && session.may('fees.read'),
    }),
  )
  const account = computed(() => (houseId() === null ? null : (query.data.value ?? null)))
  const overdueMonths = computed(
    () =>
      new Set(
        (account.value?.open ?? []).filter(({ dueOn }) => dueOn < today.value).map(({ month }) => month),
      ).size,
  )

  /** `物业费已缴至 10 月`, with the year where it is another; empty where nothing was ever charged. */
  const settledWords = computed(() => {
    const until = account.value?.settledUntil
    if (!until) return ''
    const [year, month] = [until.slice(0, 4), String(Number(until.slice(5)))]
    return year === today.value.slice(0, 4)
      ? t('payments.state.settledMonth', { month })
      : t('payments.state.settledYear', { year, month })
  })
  const parts = computed((): { key: string; tone: 'plain' | 'late' | 'done'; text: string }[] => {
    const known = account.value
    if (!known) return []
    const { overdueFen, openFen, advanceFen } = known.sums
    const none = settledWords.value === '' && openFen === 0
    return [
      ...(settledWords.value ? [{ key: 'settled', tone: 'plain' as const, text: settledWords.value }] : []),
      ...(overdueFen > 0
        ? [
            {
              key: 'overdue',
              tone: 'late' as const,
              text: t('payments.state.overdue', { count: overdueMonths.value, amount: yuan(overdueFen) }),
            },
          ]
        : []),
      ...(openFen > overdueFen
        ? [
            {
              key: 'open',
              tone: 'plain' as const,
              text: t('payments.state.open', { amount: yuan(openFen - overdueFen) }),
            },
          ]
        : []),
      ...(advanceFen > 0
        ? [
            {
              key: 'advance',
              tone: 'done' as const,
              text: t('payments.state.advance', { amount: yuan(advanceFen) }),
            },
          ]
        : []),
      ...(none && advanceFen === 0
        ? [{ key: 'none', tone: 'plain' as const, text: t('payments.state.none') }]
        : []),
    ]
  })
  return { account, parts, settledWords }
}
