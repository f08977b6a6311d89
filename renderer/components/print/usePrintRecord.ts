import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import type { PaperSize } from '../../../shared/contract/desktop.ts'
import type { FormCode } from '../../../shared/modules/office/terms.ts'
import type { Printed } from '../../../shared/modules/system/contract.ts'
import { api, client } from '../../client/client.ts'
import { useToast } from '../composables/useToast.ts'

/**
 * How often a form of something was printed, and how to record that it was again; for `FormPrint`. Where that cannot be told the
 * fault is shown and `close` called. Use inside setup.
 */
export function usePrintRecord(form: FormCode, printed: Printed, close: () => void, rows = 1) {
  const toast = useToast()
  const cache = useQueryClient()
  const options = api.system.printCopies.queryOptions({ input: { form, printed }, staleTime: 0, gcTime: 0 })
  const query = useQuery(options)
  const copies = computed(() => query.data.value?.copies ?? null)

  async function record(paper: PaperSize): Promise<void> {
    const { copy } = await client.system.recordPrint({ form, paper, printed, rows })
    cache.setQueryData(options.queryKey, { copies: copy })
  }
  watch(query.error, (failure) => {
    if (!failure) return
    toast.fault(failure)
    close()
  })
  return { copies, record }
}
