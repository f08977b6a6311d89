import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DictionaryEntry } from '../../../shared/modules/dictionaries/contract.ts'
import type { DictionaryName } from '../../../shared/modules/dictionaries/terms.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { stepTarget } from './entry-tree.ts'

interface Written {
  id: number
  version: number
}

/**
 * What is done to an entry without opening it. `ids` are those of the first level as they are shown; `done` hears which
 * entry it was once the list is current again.
 */
export function useEntryActions(
  dictionary: DictionaryName,
  { ids, done }: { ids: () => number[]; done: (id: number) => void },
) {
  const { t } = useI18n()
  const cache = useQueryClient()
  const toast = useToast()
  const busy = ref(false)

  /** A name stands on many pages, so that all of them are asked again. */
  const refresh = () => cache.invalidateQueries()

  async function run(id: number, command: () => Promise<Written>): Promise<Written | null> {
    if (busy.value) return null
    busy.value = true
    try {
      return await command()
    } catch (error) {
      if (toFault(error).code === 'IN_USE') toast.warn(t('dictionaries.needed'))
      else toast.fault(error)
      return null
    } finally {
      await refresh()
      busy.value = false
      done(id)
    }
  }

  async function archive({ id, version, name }: Written & { name: string }) {
    const written = await run(id, () => client.dictionaries.archive({ dictionary, id, version }))
    if (written)
      toast.done(t('dictionaries.archivedToast', { name }), () => void restore({ ...written, name }))
  }

  async function restore({ id, version, name }: Written & { name: string }) {
    const written = await run(id, () => client.dictionaries.restore({ dictionary, id, version }))
    if (written) toast.done(t('dictionaries.restoredToast', { name }))
  }

  async function move({ id, version }: DictionaryEntry, step: 1 | -1) {
    const beforeId = stepTarget(ids(), id, step)
    if (beforeId === undefined) return
    await run(id, () => client.dictionaries.move({ dictionary, id, version, beforeId }))
  }

  return { busy, archive, restore, move }
}
