import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose } from 'vue'
import type { z } from 'zod'
import type { SettingKey } from '../../../shared/modules/accounts/contract.ts'
import { api, client } from '../../client/client.ts'
import { endsSession, toFault } from '../../client/faults.ts'
import { writesLater } from '../../client/unwritten.ts'
import { useToast } from './useToast.ts'

/** Several changes in a row are written once. */
const pauseMilliseconds = 600

/**
 * What a page remembers for the signed-in person, under a key of its own such as `list.houses.columns`; kept by the
 * core, so that it is there on the other counter too. What was kept and makes no sense any more counts as `blank`.
 * Use inside setup.
 */
export function useSetting<Schema extends z.ZodType>(
  key: SettingKey,
  schema: Schema,
  blank: z.output<Schema>,
) {
  const cache = useQueryClient()
  const toast = useToast()
  const options = api.accounts.settings.queryOptions({ input: { keys: [key] }, staleTime: Infinity })
  const kept = useQuery(options)

  const value = computed<z.output<Schema>>(() => {
    const read = schema.safeParse(kept.data.value?.[key])
    return read.success ? read.data : blank
  })
  /** False only while the core is asked for the first time. */
  const ready = computed(() => !kept.isPending.value)

  let timer: ReturnType<typeof setTimeout> | undefined
  let unwritten: { value: z.input<Schema> | null } | null = null

  async function write() {
    clearTimeout(timer)
    const due = unwritten
    unwritten = null
    if (!due) return
    try {
      await client.accounts.saveSetting({ key, value: due.value as never })
    } catch (error) {
      // Whoever was sent to the lock screen knows more important things.
      if (!endsSession(toFault(error))) toast.fault(error)
    }
  }

  /** Takes over at once and is written after a short pause; null forgets. */
  function save(next: z.input<Schema> | null) {
    cache.setQueryData(options.queryKey, { [key]: next })
    unwritten = { value: next }
    clearTimeout(timer)
    timer = setTimeout(() => void write(), pauseMilliseconds)
  }
  const forget = writesLater(write)
  onScopeDispose(() => void write().finally(forget))

  return { value, ready, save }
}
