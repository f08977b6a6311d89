import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ArrearsRow } from '../../../shared/modules/fees/contract.ts'
import { client } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { fetchAll } from '../../components/list/fetch-all.ts'

export type Letter = Awaited<ReturnType<typeof client.fees.arrears.letters>>[number]

/** The most letters the core makes at once. */
const mostLetters = 500

/**
 * Gathers the letters for the houses that were marked; without any, for all that `fetchPage` lists. Use inside setup.
 */
export function useLetters(
  fetchPage: (page: { page: number; size: number }) => Promise<{ rows: ArrearsRow[]; total: number }>,
) {
  const { t } = useI18n()
  const toast = useToast()
  const letters = shallowRef<Letter[] | null>(null)
  const gathering = ref(false)

  async function gather(marked: readonly number[]): Promise<void> {
    if (gathering.value) return
    gathering.value = true
    try {
      const houseIds =
        marked.length > 0 ? [...marked] : (await fetchAll(fetchPage)).map(({ houseId }) => houseId)
      if (houseIds.length > mostLetters) {
        toast.warn(t('arrears.tooManyLetters', { count: houseIds.length, most: mostLetters }))
        return
      }
      const made = houseIds.length > 0 ? await client.fees.arrears.letters({ houseIds }) : []
      if (made.length === 0) toast.info(t('arrears.noLetters'))
      else letters.value = made
    } catch (error) {
      toast.fault(error)
    } finally {
      gathering.value = false
    }
  }
  return { letters, gathering, gather }
}
