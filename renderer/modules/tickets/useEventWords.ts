import { useI18n } from 'vue-i18n'
import { contactResults } from '../../../shared/modules/tickets/terms.ts'

const joined = (...names: unknown[]) => names.filter(Boolean).join(' ')

/** The codes and names of a step of a ticket as words. Use inside setup. */
export function useEventWords() {
  const { t } = useI18n()

  function detailOf(kind: string, detail: Readonly<Record<string, unknown>>): string {
    const result = contactResults.find((code) => code === detail['result'])
    if (result) return t(`terms.contactResult.${result}`)
    if (kind === 'joined' || kind === 'joined-by' || kind === 'parted') return String(detail['number'] ?? '')
    if (kind === 'closed') {
      if (detail['number']) return t('ticket.event.withOther', { number: String(detail['number']) })
      return detail['onSpot'] ? t('ticket.mark.solvedOnSpot') : ''
    }
    if (kind === 'published')
      return t(detail['publishable'] === 'yes' ? 'ticket.event.mayTell' : 'ticket.event.notTold')
    if (kind === 'registered') return String(detail['channel'] ?? '')
    if (kind === 'printed') {
      const copy = t('tickets.card.copy', { copy: Number(detail['copy'] ?? 1) })
      return detail['form'] === 'work-sheet' ? `${t('terms.form.work-sheet')} ${copy}` : copy
    }
    if (kind === 'callback' && detail['score'] !== null)
      return t('tickets.card.score', { score: Number(detail['score']) })
    if (kind === 'assigned') {
      const to = joined(detail['department'], detail['assignee'])
      const from = joined(detail['fromDepartment'], detail['fromAssignee'])
      return from ? t('tickets.card.handedOver', { from, to }) : to
    }
    return ''
  }

  return { detailOf }
}
