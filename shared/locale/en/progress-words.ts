import type { TicketKind } from '../../modules/tickets/terms.ts'
import type { ProgressWords } from '../zh-CN/progress-words.ts'

const asked: Record<TicketKind, string> = {
  complaint: 'You reported',
  repair: 'You asked for a repair:',
  inquiry: 'You asked about',
  suggestion: 'You made a suggestion:',
  help: 'You asked for help:',
  praise: 'You praised',
}
const nearDays: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
/** by 23 November, not by on 23 November */
const by = (until: string) => until.replace(/^on /, '')
const told = (result: string) => (result === '' ? '' : `: ${result}`)

export const progressWords: ProgressWords = {
  day: (days, day, sameYear) => {
    const [year, month = 1, date] = day.split('-').map(Number)
    return nearDays[days] ?? `on ${date} ${months[month - 1]}${sameYear ? '' : ` ${year}`}`
  },
  moment: (day, time) => `${day} at ${time}`,
  matter: (kind, received, category) => `${asked[kind]} ${category || 'a matter'}, ${received}`,
  accepted: () => '. It is accepted and being assigned',
  handled: (_, department) => `. ${department} is working on it`,
  joined: (number, department) =>
    `. It is the same matter as ticket ${number} and is handled with it${department === '' ? '' : ` by ${department}`}`,
  contact: (until) => `. We will contact you by ${by(until)}`,
  reply: (until) => `. We will answer you by ${by(until)}`,
  resolve: (until) => `. It will be resolved by ${by(until)}`,
  overdue: (until) =>
    `. It should have been resolved by ${by(until)}. I am sorry; I will ask at once and call you back`,
  appointment: (day, hours) => `. Somebody will come ${[day, hours].filter(Boolean).join(', ')}`,
  appointmentPast: (day, hours) => `. The appointment was ${[day, hours].filter(Boolean).join(', ')}`,
  done: (at, result) => `. The work was done ${at}${told(result)}`,
  doneAsk: '. Please tell us whether you are satisfied; then it will be closed',
  closed: (at, result) => `. It was closed ${at}${told(result)}`,
  closedWith: (at, number, result) => `. It was closed with ticket ${number} ${at}${told(result)}`,
  closedAsk: '. If anything is left, I can open it again',
  void: '. This ticket was voided and is no longer handled. If you still need it, I will register it anew',
  fullStop: '.',
  ellipsis: '…',
}
