import { useQueryClient } from '@tanstack/vue-query'
import { useI18n } from 'vue-i18n'
import { api, client } from '../../client/client.ts'
import { offerUndo, undoOffer, withdrawUndo } from '../undo-offer.ts'
import { useToast } from './useToast.ts'

/**
 * After a command that answered with an `undoId`: `undo.offer(words, answer.undoId)`. For ten
 * seconds a toast offers 撤销 (Ctrl+Z); it calls `changes.undo` and whatever shows houses, people or tickets asks anew.
 * `undo.run(undoId)` takes back at once, for a page that lists changes. Use inside setup.
 */
export function useUndo() {
  const { t } = useI18n()
  const cache = useQueryClient()
  const toast = useToast()
  const concerned = [
    api.houses.key(),
    api.residents.key(),
    api.tickets.key(),
    api.contacts.key(),
    api.duplicates.key(),
    api.changes.key(),
    api.search.key(),
    api.registers.key(),
    api.services.key(),
  ]

  /** True once it is taken back; a fault is shown with what to do. */
  async function run(undoId: number): Promise<boolean> {
    try {
      await client.changes.undo({ id: undoId })
      toast.done(t('parts.undo.done'))
      if (undoOffer.value?.undoId === undoId) withdrawUndo()
      return true
    } catch (error) {
      toast.fault(error)
      return false
    } finally {
      await Promise.all(concerned.map((queryKey) => cache.invalidateQueries({ queryKey })))
    }
  }

  return {
    run,
    offer: (text: string, undoId: number) => offerUndo({ text, undoId, run: () => void run(undoId) }),
  }
}
