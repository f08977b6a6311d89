import { useQuery } from '@tanstack/vue-query'
import { onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { api } from '../../client/client.ts'

/** A photo's address for `img`, as long as the calling component lives; null until it is there. Use inside setup. */
export function usePhotoUrl(hash: MaybeRefOrGetter<string>) {
  const query = useQuery(() => ({
    ...api.attachments.read.queryOptions({ input: { hash: toValue(hash) } }),
    enabled: toValue(hash) !== '',
    // What is named by its content never becomes another.
    staleTime: Infinity,
    retry: false,
  }))
  const url = ref<string | null>(null)

  function show(file: File | undefined) {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = file ? URL.createObjectURL(file) : null
  }
  watch(query.data, show, { immediate: true })
  onScopeDispose(() => show(undefined))

  return { url, error: query.error }
}
