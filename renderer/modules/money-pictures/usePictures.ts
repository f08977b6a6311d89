import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { funds, ledgerSides } from '../../../shared/modules/ledger/terms.ts'
import { month as monthShape, monthOf } from '../../../shared/modules/reports/month.ts'
import { useSession } from '../../app/session.ts'
import { api } from '../../client/client.ts'
import { today } from '../../client/clock.ts'
import { monthlyFigures, shareFigures } from './ledger-figures.ts'
import { paidModel } from './paid-grid.ts'
import { mostMonths, monthsBetween, yearUntil, type Period } from './period.ts'
import { buildingRates, monthRates } from './rate-figures.ts'
import { usePictureWords } from './usePictureWords.ts'

function periodIn(query: LocationQuery): Period {
  const from = monthShape.safeParse(query['fromMonth']).data
  const until = monthShape.safeParse(query['untilMonth']).data
  const usual = yearUntil(monthOf(today.value))
  if (!from || !until || from > until) return usual
  const period = { fromMonth: from, untilMonth: until }
  return monthsBetween(period).length > mostMonths ? usual : period
}
const idIn = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/**
 * What the pictures are of, which stands in the page's address so that the way back from a list leads to it, the figures for
 * it, and the pictures with their tables. Use inside setup.
 */
export function usePictures() {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const words = usePictureWords(() => period.value)

  // Only ever read while this page is shown: a leaving page keeps what it was of.
  const query = computed<LocationQuery>((before) =>
    route.name === 'reports.money' ? route.query : (before ?? {}),
  )
  const set = (part: Record<string, string | number | null>) => {
    const merged = Object.entries({ ...query.value, ...part }).filter(([, value]) => value !== null)
    const texts = merged.map(([key, value]) => [key, String(value)])
    void router.replace({ query: Object.fromEntries(texts) as Record<string, string> })
  }
  const period = computed({
    get: () => periodIn(query.value),
    set: ({ fromMonth, untilMonth }) => set({ fromMonth, untilMonth }),
  })
  const fund = computed({
    get: () => funds.find((each) => each === query.value['fund']) ?? 'service',
    set: (value) => set({ fund: value }),
  })
  const side = computed({
    get: () => ledgerSides.find((each) => each === query.value['side']) ?? 'out',
    set: (value) => set({ side: value }),
  })
  const itemId = computed({
    get: () => idIn(query.value['itemId']),
    set: (value) => set({ itemId: value }),
  })
  const askedBuilding = computed(() => idIn(query.value['buildingId']))

  /** Reports may be open to somebody who is not to see what others paid. */
  const seesMoney = computed(() => session.may('fees.read'))
  const summary = useQuery(() =>
    api.ledger.summary.queryOptions({
      input: period.value,
      enabled: seesMoney.value,
      placeholderData: keepPreviousData,
    }),
  )
  const ofItem = computed(() => (itemId.value === null ? {} : { itemId: itemId.value }))
  const rates = useQuery(() =>
    api.fees.rates.queryOptions({
      input: { ...period.value, ...ofItem.value },
      enabled: seesMoney.value,
      placeholderData: keepPreviousData,
    }),
  )
  const buildingId = computed({
    get: () => {
      const known = rates.data.value?.buildings ?? []
      const asked = known.find((each) => each.buildingId === askedBuilding.value) ?? known[0]
      return asked?.buildingId ?? null
    },
    set: (value) => set({ buildingId: value }),
  })
  const seesDoors = computed(() => session.may('archives.read') && buildingId.value !== null)
  const grid = useQuery(() =>
    api.houses.grid.queryOptions({
      input: { buildingId: buildingId.value ?? 0 },
      enabled: seesDoors.value,
      placeholderData: keepPreviousData,
    }),
  )
  const paid = useQuery(() =>
    api.fees.paidGrid.queryOptions({
      input: { ...period.value, ...ofItem.value, buildingId: buildingId.value ?? 0 },
      enabled: seesDoors.value,
      placeholderData: keepPreviousData,
    }),
  )

  const monthly = computed(
    () =>
      summary.data.value && monthlyFigures(summary.data.value, fund.value, period.value, words.value.ledger),
  )
  const shares = computed(
    () =>
      summary.data.value &&
      shareFigures(summary.data.value, fund.value, side.value, period.value, words.value.shares),
  )
  const byMonth = computed(
    () => rates.data.value && monthRates(rates.data.value, itemId.value ?? undefined, words.value.rates),
  )
  const byBuilding = computed(
    () =>
      rates.data.value &&
      buildingRates(rates.data.value, period.value, itemId.value ?? undefined, words.value.rates),
  )
  const doors = computed(() => {
    if (!seesDoors.value || !grid.data.value || !paid.data.value) return null
    const { doors: all, building } = grid.data.value
    const houses = paid.data.value
    return { building, doors: all, houses, model: paidModel(all, houses, words.value.grid) }
  })
  const picked = computed(() => ({
    fund: t(`terms.fund.${fund.value}`),
    side: t(`terms.ledgerSide.${side.value}`),
  }))
  return {
    ...{ period, fund, side, itemId, buildingId, picked },
    ...{ summary, rates, seesMoney, seesDoors, grid, paid },
    ...{ monthly, shares, byMonth, byBuilding, doors, words },
  }
}
export type Pictures = ReturnType<typeof usePictures>
