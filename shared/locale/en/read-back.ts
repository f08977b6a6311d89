import type { EntryPermission, TicketKind } from '../../modules/tickets/terms.ts'
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

const entries: Record<EntryPermission, string> = {
  yes: 'They may go in when you are out.',
  'call-first': 'They will call you before they go in.',
  no: 'They will not go in when you are out.',
}

const dayWord = (daysAhead: number, day: string, sameYear: boolean): string => {
  const [year, month = 1, date] = day.split('-').map(Number)
  return nearDays[daysAhead] ?? `on ${date} ${months[month - 1]}${sameYear ? '' : ` ${year}`}`
}

export const readBackWords: ReadBackWords = {
  opening: (kind, where, words) => `${openings[kind]}: ${[where, words].filter(Boolean).join(', ')}`,
  fullStop: '. ',
  ellipsis: '… ',
  minutes: (count) => counted(count, 'minute'),
  hours: (count) => counted(count, 'hour'),
  day: dayWord,
  moment: (daysAhead, day, time, sameYear) => `${time} ${dayWord(daysAhead, day, sameYear)}`,
  accepted: 'It is accepted. We will',
  contact: (within) => `We will contact you within ${within},`,
  promises: (first, reply, resolve) => `${first} answer you by ${reply}, and resolve it by ${resolve}.`,
  visit: (day, hours, entry) => {
    const when = [day, hours].filter(Boolean).join(', ')
    return ` ${[when && `Somebody comes ${when}.`, entry && entries[entry]].filter(Boolean).join(' ')}`
  },
  solved: (done, ellipsis) => `Done on the spot: ${done}${ellipsis || '. '}Is that all right?`,
  answered: (answer, ellipsis) => `Our answer: ${answer}${ellipsis || '. '}Is anything still unclear?`,
  thanks: {
    suggestion: 'Thank you. We will pass it on to those who can act on it.',
    praise: 'Thank you. We will tell the colleagues you praise.',
  },
}
