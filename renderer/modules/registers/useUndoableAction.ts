import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { api } from '../../client/client.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useUndo } from '../../components/composables/useUndo.ts'

/** Commands of the registers: each says what was done and offers to take it back. Use inside setup. */
export function useUndoableAction() {
  const cache = useQueryClient()
  const toast = useToast()
  const undo = useUndo()
  const busy = ref(false)

  const refresh = () =>
    Promise.all(
      [api.registers.key(), api.services.key(), api.houses.key()].map((queryKey) =>
        cache.invalidateQueries({ queryKey }),
      ),
    )
  /** What was done, with an undo where there is one, and everything that shows it asked anew. */
  async function tell(words: string, undoId?: number): Promise<void> {
    if (undoId === undefined) toast.done(words)
    else undo.offer(words, undoId)
    await refresh()
  }
  /** Throws what the command throws, once what is shown is asked anew: somebody else may have been faster. */
  async function perform(command: () => Promise<{ undoId: number }>, words: string): Promise<void> {
    try {
      await tell(words, (await command()).undoId)
    } catch (error) {
      void refresh()
      throw error
    }
  }
  /** The same by one click: a fault is told by a toast. */
  async function act(command: () => Promise<{ undoId: number }>, words: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await perform(command, words)
    } catch (error) {
      toast.fault(error)
    } finally {
      busy.value = false
    }
  }
  return { busy, act, perform, tell }
}
