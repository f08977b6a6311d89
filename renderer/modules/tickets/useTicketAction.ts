import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TicketAction, TicketDetail } from '../../../shared/modules/tickets/contract.ts'
import type { ContactResult } from '../../../shared/modules/tickets/terms.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useTicketCache } from './useTicketCache.ts'

/** What is typed into the action panel; it outlives the lock screen and a collision. */
export interface ActionDraft {
  action: TicketAction | null
  text: string
  result: ContactResult
  departmentId: number | null
  assigneeId: number | null
}

export const blankAction = (): ActionDraft => ({
  action: null,
  text: '',
  result: 'reached',
  departmentId: null,
  assigneeId: null,
})

/** The steps that cannot do without words. */
export const wordsNeeded: ReadonlySet<TicketAction> = new Set(['note', 'done', 'reopen', 'void'])

/**
 * Runs a step on a ticket. When somebody was faster, `collided` holds the version the page showed then and `onStale`
 * is called, so that the new state is read; what was typed stays.
 */
export function useTicketAction(onStale: () => void) {
  const { t } = useI18n()
  const toast = useToast()
  const { refresh } = useTicketCache()
  const busy = ref(false)
  const fault = shallowRef<unknown>(null)
  const collided = ref(false)

  function send(action: TicketAction, ticket: TicketDetail, draft: ActionDraft): Promise<unknown> {
    const at = { id: ticket.id, version: ticket.version }
    const text = draft.text.trim()
    switch (action) {
      case 'first-contact':
        return client.tickets.firstContact({ ...at, result: draft.result, text })
      case 'assign':
        return client.tickets.assign({
          ...at,
          departmentId: draft.departmentId ?? 0,
          assigneeId: draft.assigneeId,
          text,
        })
      case 'note':
        return client.tickets.note({ ...at, text })
      case 'done':
        return client.tickets.done({ ...at, text })
      case 'close':
        return client.tickets.close({ ...at, text })
      case 'reopen':
        return client.tickets.reopen({ ...at, text })
      case 'void':
        return client.tickets.void({ ...at, reason: text })
      case 'print':
        return client.tickets.slipPrinted({ id: ticket.id })
    }
  }

  /** True when it is done. */
  async function run(action: TicketAction, ticket: TicketDetail, draft: ActionDraft): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    fault.value = null
    collided.value = false
    try {
      await send(action, ticket, draft)
      toast.done(t('tickets.card.saved', { action: t(`terms.ticketAction.${action}`) }))
      await refresh()
      return true
    } catch (error) {
      const { code } = toFault(error)
      collided.value = code === 'CONFLICT' || code === 'NOT_ALLOWED_NOW'
      if (collided.value) onStale()
      else fault.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, fault, collided, run }
}
