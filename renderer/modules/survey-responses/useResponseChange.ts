import { useQueryClient } from '@tanstack/vue-query'
import { ref, shallowRef } from 'vue'
import { api } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'

/** Changes a response, tells so, and has everything about surveys read anew. Use inside setup. */
export function useResponseChange() {
  const cache = useQueryClient()
  const toast = useToast()
  const busy = ref(false)
  const failed = shallowRef<unknown>(null)
  const refresh = () => cache.invalidateQueries({ queryKey: api.surveys.key() })

  /** Throws what went wrong, for a dialog that shows it itself. */
  async function perform(run: () => Promise<unknown>, done: string) {
    try {
      await run()
      toast.done(done)
    } finally {
      await refresh()
    }
  }
  /** Answers whether it worked; `failed` holds what did not. */
  async function change(run: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failed.value = null
    try {
      await perform(run, done)
      return true
    } catch (error) {
      failed.value = error
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, failed, perform, change }
}
