import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PaperSize } from '../../../shared/contract/desktop.ts'
import type { TicketPaper } from '../../../shared/modules/tickets/contract.ts'
import { useChoice } from '../../components/composables/useChoice.ts'
import { useDates } from '../../components/composables/useDates.ts'
import { slipPages } from './slip-flow.ts'

/** A box of the sheet, `span` twelfths wide. */
interface Cell {
  label: string
  value: string
  span: number
}

/** The owner's words in the box they have: the sheet is one page, the whole of a long text is on the slip. */
const faultRooms = {
  A5: { lineEms: 30, firstPageLines: 3, nextPageLines: Infinity },
  A4: { lineEms: 41, firstPageLines: 5, nextPageLines: Infinity },
} as const

/** What a work sheet tells before anybody has written on it. Use inside setup. */
export function useWorkSheet(
  props: Readonly<{ ticket: TicketPaper; paper: PaperSize; category: string; phone: string }>,
) {
  const { t } = useI18n()
  const { dateTime } = useDates()
  const { choiceName } = useChoice()
  const joined = (...parts: string[]) => parts.filter(Boolean).join(' ')

  const known = computed((): Cell[] => {
    const { ticket } = props
    const entry = ticket.entry ? t(`terms.entryPermission.${ticket.entry}`) : ''
    const appointment = joined(ticket.appointmentOn ?? '', ticket.appointmentTime)
    return [
      { label: t('paper.sheet.caller'), value: ticket.caller || t('terms.callerRole.anonymous'), span: 4 },
      { label: t('tickets.slip.room'), value: ticket.houseLong, span: 4 },
      { label: t('paper.sheet.phone'), value: props.phone, span: 4 },
      { label: t('paper.sheet.reportedAt'), value: dateTime(ticket.receivedAt), span: 4 },
      { label: t('paper.sheet.channel'), value: ticket.channel, span: 4 },
      { label: t('paper.sheet.urgency'), value: choiceName('urgency', ticket.urgency), span: 4 },
      { label: t('paper.sheet.place'), value: ticket.place, span: 6 },
      { label: t('tickets.slip.category'), value: props.category, span: 6 },
      { label: t('paper.sheet.appointment'), value: appointment || ticket.contactTime, span: 6 },
      { label: t('paper.sheet.entry'), value: entry, span: 6 },
    ]
  })
  const dispatched = computed((): Cell[] => {
    const { ticket } = props
    const at = ticket.dispatchedAt ? dateTime(ticket.dispatchedAt) : ''
    return [
      { label: t('paper.sheet.takenBy'), value: ticket.firstAsked, span: 6 },
      { label: t('paper.sheet.dispatchedAt'), value: at, span: 6 },
      { label: t('paper.sheet.crew'), value: joined(ticket.department, ticket.assignee), span: 6 },
      { label: t('paper.sheet.expected'), value: dateTime(ticket.resolveDueAt), span: 6 },
    ]
  })
  const words = computed(() => {
    const [text = '', ...rest] = slipPages(
      props.ticket.words,
      [],
      props.paper === 'A5' ? faultRooms.A5 : faultRooms.A4,
    )
    return { text, clipped: rest.length > 0 }
  })
  return { known, dispatched, words }
}
