import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { chargeStates, type ChargeState } from '../../../shared/modules/fees/terms.ts'
import { houseKinds, type HouseKind } from '../../../shared/modules/houses/terms.ts'
import { useLinkedFilter } from '../../app/linked-filter.ts'
import { useListFilter } from '../../app/list-filter.ts'
import { api } from '../../client/client.ts'
import { useFilterWords } from '../../components/list/useFilterWords.ts'
import { useBuildingChoices } from './useBuildingChoices.ts'

type ChargeListFilter = {
  text: string
  itemId: number | null
  buildingId: number | null
  kind: HouseKind | null
  state: ChargeState | null
  fromMonth: string | null
  untilMonth: string | null
}
const blank = (): ChargeListFilter => ({
  text: '',
  itemId: null,
  buildingId: null,
  kind: null,
  state: null,
  fromMonth: null,
  untilMonth: null,
})

/** The filter of the charges, what can be chosen in it, and the filter in words for the print. Use inside setup. */
export function useChargeFilter() {
  const { t } = useI18n()
  const inWords = useFilterWords()
  const filter = useListFilter('fees.charges', blank)
  useLinkedFilter('fees.charges', blank, filter.apply)
  const known = useQuery(() => api.fees.items.list.queryOptions({ input: { archived: true } }))
  const items = computed(() => (known.data.value ?? []).map(({ id, name }) => ({ value: id, label: name })))
  const { buildings } = useBuildingChoices()
  const kinds = computed(() => houseKinds.map((value) => ({ value, label: t(`terms.houseKind.${value}`) })))
  const states = computed(() =>
    chargeStates.map((value) => ({ value, label: t(`terms.chargeState.${value}`) })),
  )
  const labelIn = <Value>(options: readonly { value: Value; label: string }[], value: Value | null) =>
    options.find((option) => option.value === value)?.label ?? ''
  const filterWords = computed(() => {
    const { text, itemId, buildingId, kind, state, fromMonth, untilMonth } = filter.state.asked
    return inWords([
      [t('fees.field.item'), labelIn(items.value, itemId)],
      [t('fees.field.building'), labelIn(buildings.value, buildingId)],
      [t('fees.field.kind'), labelIn(kinds.value, kind)],
      [t('fees.field.state'), labelIn(states.value, state)],
      [t('fees.field.fromMonth'), fromMonth ?? ''],
      [t('fees.field.untilMonth'), untilMonth ?? ''],
      [t('fees.field.text'), text],
    ])
  })
  return { ...filter, items, buildings, kinds, states, filterWords }
}
