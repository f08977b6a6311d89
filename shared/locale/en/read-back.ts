import type { TicketKind } from '../../modules/tickets/terms.ts'
import type { ReadBackWords } from '../zh-CN/read-back.ts'

const openings: Record<TicketKind, string> = {
  complaint: 'You report',
  repair: 'You ask for a repair',
  inquiry: 'You ask',
  suggestion: 'You suggest',
  help: 'You ask for help',
  praise: 'You praise',
}

const nearDays = ['today', 'tomorrow']
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

export const readBackWords: ReadBackWords = {
  opening: (kind, where, words) => `${openings[kind]}: ${[where, words].filter(Boolean).join(', ')}`,
  fullStop: '. ',
  ellipsis: '… ',
  minutes: (count) => counted(count, 'minute'),
  hours: (count) => counted(count, 'hour'),
  moment: (daysAhead, day, time, sameYear) => {
    const [year, month = 1, date] = day.split('-').map(Number)
    return `${time} ${nearDays[daysAhead] ?? `on ${date} ${months[month - 1]}${sameYear ? '' : ` ${year}`}`}`
  },
  accepted: 'It is accepted. We will',
  contact: (within) => `We will contact you within ${within},`,
  promises: (first, reply, resolve) => `${first} answer you by ${reply}, and resolve it by ${resolve}.`,
}
