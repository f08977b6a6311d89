import { useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { api } from '../../client/client.ts'
import type { ContactDraft } from './contact-draft.ts'
import type { CardOf } from './useContactDraft.ts'

/**
 * Beside a person the houses they have now, beside a house the people who live there now; the first is meant unless
 * another is chosen. Both cards are in memory already. Use inside setup.
 */
export function useOtherSide(of: CardOf, draft: ComputedRef<ContactDraft>) {
  const residentId = 'residentId' in of ? of.residentId : null
  const houseId = 'houseId' in of ? of.houseId : null
  const resident = useQuery(() =>
    api.residents.get.queryOptions({ input: { id: residentId ?? 0 }, enabled: residentId !== null }),
  )
  const house = useQuery(() =>
    api.houses.get.queryOptions({ input: { id: houseId ?? 0 }, enabled: houseId !== null }),
  )

  const options = computed(() =>
    residentId === null
      ? (house.data.value?.occupancies ?? [])
          .filter(({ until }) => until === null)
          .sort((a, b) => Number(b.primary) - Number(a.primary))
          .map((one) => ({ value: one.residentId, label: one.name }))
      : (resident.data.value?.occupancies ?? [])
          .filter(({ until }) => until === null)
          .map((one) => ({ value: one.houseId, label: one.label })),
  )
  /** What is chosen, or meant by itself; `none` for nobody and nowhere. */
  const other = computed<number | 'none'>({
    get: () => draft.value.other ?? options.value[0]?.value ?? 'none',
    set: (chosen) => (draft.value.other = chosen),
  })
  const sides = computed(() => {
    const otherId = other.value === 'none' ? null : other.value
    return residentId === null ? { residentId: otherId, houseId } : { residentId, houseId: otherId }
  })
  /** Whose card it is, for the title. */
  const name = computed(() => resident.data.value?.name ?? house.data.value?.label ?? '')

  return { atHouse: residentId === null, name, options, other, sides }
}
