import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../../client/client.ts'

const idIn = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

/** Which wave's map is shown, which stands in the address, the map and what was decided. Use inside setup. */
export function useNeeds() {
  const route = useRoute()
  const router = useRouter()
  // A leaving page keeps what it was of.
  const waveId = computed<number | null>({
    get: (before?: number | null) =>
      route.name === 'surveys.needs' ? idIn(route.query['wave']) : (before ?? null),
    set: (wave) => void router.replace({ query: wave === null ? {} : { wave: String(wave) } }),
  })
  const asked = computed(() => ({ waveId: waveId.value ?? 0 }))
  const enabled = computed(() => waveId.value !== null)
  const waves = useQuery(() => api.surveys.waves.list.queryOptions())
  const map = useQuery(() =>
    // Tickets and other voices come in all day.
    api.surveys.needs.map.queryOptions({ input: asked.value, enabled: enabled.value, staleTime: 0 }),
  )
  const matters = useQuery(() =>
    api.surveys.needs.matters.queryOptions({ input: asked.value, enabled: enabled.value }),
  )
  const wave = computed(() => waves.data.value?.find(({ id }) => id === waveId.value) ?? null)
  return { waveId, waves, wave, map, matters }
}
