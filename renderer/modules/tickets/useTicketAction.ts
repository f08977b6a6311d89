import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { TicketAction, TicketDetail } from '../../../shared/modules/tickets/contract.ts'
import type { ContactResult } from '../../../shared/modules/tickets/terms.ts'
import { client } from '../../client/client.ts'
import { toFault } from '../../client/faults.ts'
import { useToast } from '../../components/composables/useToast.ts'
import { useTicketCache } from './useTicketCache.ts'

/** The steps that the panel and the dialog of voiding take; the others have forms of their own. */
export const panelActions = [
  'first-contact',
  'assign',
  'note',
  'done',
  'close',
  'reopen',
  'part',
  'void',
] as const satisfies readonly TicketAction[]
export type PanelAction = (typeof panelActions)[number]

/** What is typed into the action panel; it outlives the lock screen and a collision. */
export interface ActionDraft {
  action: PanelAction | null
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

/** Words are kept through a crash; what was only chosen is chosen again in a second. */
export const hasActionWords = ({ text }: ActionDraft): boolean => text.trim() !== ''

/** The steps that cannot do without words. */
export const wordsNeeded: ReadonlySet<PanelAction> = new Set(['note', 'done', 'reopen', 'void'])

/**
 * Runs a step on a ticket: of the panel (`run`), or one that is sent otherwise (`perform`). When somebody was faster, `collided` holds the version the page showed then and `onStale`
 * is called, so that the new state is read; what was typed stays.
 */
export function useTicketAction(onStale: () => void) {
  const { t } = useI18n()
  const toast = useToast()
  const { refresh } = useTicketCache()
  const busy = ref(false)
  const fault = shallowRef<unknown>(null)
  const collided = ref(false)

  function send(action: PanelAction, ticket: TicketDetail, draft: ActionDraft): Promise<unknown> {
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
      case 'part':
        return client.tickets.part({ ...at, text })
    }
  }

  const run = (action: PanelAction, ticket: TicketDetail, draft: ActionDraft): Promise<boolean> =>
    perform(action, () => send(action, ticket, draft))

  /** True when it is done. */
  async function perform(action: TicketAction, request: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    fault.value = null
    collided.value = false
    try {
      await request()
      // Said when the next one can be begun.
      await refresh()
      toast.done(t('tickets.card.saved', { action: t(`terms.ticketAction.${action}`) }))
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

  return { busy, fault, collided, run, perform }
}
