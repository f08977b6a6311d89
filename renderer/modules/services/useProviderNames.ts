import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { cleanText } from '../../../shared/text/normalise.ts'
import { api } from '../../client/client.ts'

/** The directory by name, for fields that offer and take one. Use inside setup. */
export function useProviderNames() {
  const list = useQuery(() => api.services.providers.list.queryOptions({ input: { size: 200 } }))
  const providers = computed(() => list.data.value?.rows ?? [])
  /** The provider of a typed name; null for none, undefined for one that the directory does not have. */
  function idOf(typed: string): number | null | undefined {
    const name = cleanText(typed)
    if (name === '') return null
    return providers.value.find((provider) => provider.name === name)?.id
  }
  return { providers, idOf }
}
