import { useQuery } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { pdfType } from '../../../shared/modules/attachments/pdf.ts'
import { api } from '../../client/client.ts'

/**
 * A photo's address for `img`, as long as the calling component lives; null until it is there. A PDF has none, and is never
 * rendered: what is known of it is its file. Use inside setup.
 */
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
    url.value = file && file.type !== pdfType ? URL.createObjectURL(file) : null
  }
  watch(query.data, show, { immediate: true })
  onScopeDispose(() => show(undefined))

  const pdf = computed(() => (query.data.value?.type === pdfType ? query.data.value : null))
  return { url, pdf, error: query.error }
}
