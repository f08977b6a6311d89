import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '../../app/session.ts'
import type { CardFact } from '../../components/CardFrame.vue'
import { formatArea } from './area.ts'
import type { House } from './house-draft.ts'

const openStates = ['open', 'assigned', 'done']
export const isOpen = ({ state }: { state: string }): boolean => openStates.includes(state)

/** What is on record about a house as labels and words, for the card and for paper. Use inside setup. */
export function useHouseFacts(source: MaybeRefOrGetter<House>) {
  const { t } = useI18n()
  const session = useSession()
  const house = computed(() => toValue(source))
  const fact = (key: string, label: string, value: string): CardFact => ({ key, label, value })
  const area = (hundredths: number | null) => (hundredths === null ? '' : `${formatArea(hundredths)} ㎡`)

  const floorAndLine = computed(() => {
    const { floor, line } = house.value
    return [
      floor === null ? '' : t('houses.card.floorShort', { floor }),
      line === null ? '' : t('houses.card.lineShort', { line }),
    ]
      .filter(Boolean)
      .join(' · ')
  })
  const keys = computed(() =>
    house.value.keysHeld === 0
      ? ''
      : [t('houses.card.keysCount', { count: house.value.keysHeld }), house.value.keysPlace]
          .filter(Boolean)
          .join(' · '),
  )

  /** What must be seen at once; nothing of tickets for who may not read them. */
  const first = computed(() => [
    ...(session.may('tickets.read')
      ? [
          fact(
            'open',
            t('houses.card.openTickets'),
            t('houses.card.tickets', { count: house.value.tickets.filter(isOpen).length }),
          ),
        ]
      : []),
    fact('state', t('houses.form.state'), t(`terms.houseState.${house.value.state}`)),
    fact('area', t('houses.form.area'), area(house.value.areaHundredths)),
    fact('floor', t('houses.card.floorAndLine'), floorAndLine.value),
    fact(
      'keys',
      t('houses.card.keys'),
      house.value.keysHeld === 0 ? '' : t('houses.card.keysCount', { count: house.value.keysHeld }),
    ),
  ])
  const building = computed(() => {
    const { kind, areaHundredths, innerAreaHundredths, layout, orientation, ownership, deliveredOn } =
      house.value
    return [
      fact('kind', t('houses.form.kind'), t(`terms.houseKind.${kind}`)),
      fact('layout', t('houses.form.layout'), layout),
      fact('orientation', t('houses.form.orientation'), orientation),
      fact('area', t('houses.form.area'), area(areaHundredths)),
      fact('innerArea', t('houses.form.innerArea'), area(innerAreaHundredths)),
      fact('ownership', t('houses.form.ownership'), ownership ? t(`terms.ownership.${ownership}`) : ''),
      fact('deliveredOn', t('houses.form.deliveredOn'), deliveredOn ?? ''),
    ]
  })
  const kept = computed(() => [
    fact('keys', t('houses.card.keys'), keys.value),
    fact('waterMeter', t('houses.form.waterMeter'), house.value.waterMeter),
    fact('powerMeter', t('houses.form.powerMeter'), house.value.powerMeter),
  ])
  return { first, building, kept, floorAndLine }
}
