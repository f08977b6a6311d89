import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useUndo } from '../../components/composables/useUndo.ts'
import type { House } from './house-draft.ts'
import { useArchiveCache } from './useArchiveCache.ts'

/** Puts a house into the recycle bin. Nobody is asked whether they are sure: it can be taken back. Use inside setup. */
export function useHouseArchive() {
  const { t } = useI18n()
  const toast = useToast()
  const undo = useUndo()
  const { refresh } = useArchiveCache()
  const busy = ref(false)

  return async function archive({ id, version, label }: House): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const { undoId } = await client.houses.archive({ id, version })
      undo.offer(t('houses.card.archivedToast', { room: label }), undoId)
    } catch (error) {
      const { code, params } = toFault(error)
      if (code === 'IN_USE') toast.warn(t('houses.card.inUse', params))
      else toast.fault(error)
    } finally {
      busy.value = false
    }
    await refresh()
  }
}
