import { ref } from 'vue'
import { useToast } from '../../components/composables/useToast.ts'
import { useUndo } from '../../components/composables/useUndo.ts'
import { useArchiveCache } from '../houses/useArchiveCache.ts'

/** What a command answers with; `undoId` where it can be taken back. */
interface Done {
  id?: number
  undoId?: number
}

/** Runs commands on the archives by one click, says what was done, and offers to take it back. Use inside setup. */
export function useArchiveAction() {
  const toast = useToast()
  const undo = useUndo()
  const { refresh } = useArchiveCache()
  const busy = ref(false)

  /** After a command: what it was, with an undo where there is one. */
  async function tell(words: string, { undoId }: Done = {}) {
    if (undoId === undefined) toast.done(words)
    else undo.offer(words, undoId)
    await refresh()
  }

  /** True when it was done. `explain` may show a fault at its field; otherwise a toast tells it. */
  async function act(
    command: () => Promise<Done>,
    words: string,
    explain: (error: unknown) => boolean = () => false,
  ): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await tell(words, await command())
      return true
    } catch (error) {
      if (!explain(error)) toast.fault(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, act, tell }
}
