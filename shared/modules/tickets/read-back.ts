import { readBackWords as english } from '../../locale/en/read-back.ts'
import type { LocaleCode } from '../../locale/index.ts'
import { readBackWords as chinese, type ReadBackWords } from '../../locale/zh-CN/read-back.ts'
import { cleanText } from '../../text/normalise.ts'
import { dayIn, minuteIn } from '../../time/zone.ts'
import { formatRoomLong, type HouseAddress } from '../houses/room.ts'
import { promisedTimes, type PromiseRule } from './deadlines.ts'
import { aheadOf, clip } from './spoken.ts'
import type { EntryPermission, TicketKind } from './terms.ts'

export interface ReadBack {
  locale: LocaleCode
  kind: TicketKind
  house: HouseAddress | null
  place: string
  words: string
  /** The channel is a conversation: first contact happens while this is read. */
  live: boolean
  /** What was done or answered on the spot; empty: nothing yet. */
  solved: string
  /** Repairs: when somebody comes, and whether one goes in. */
  visit: { on: string | null; hours: string; entry: EntryPermission | null } | null
  /** When it is read, UTC ISO-8601. */
  now: string
  /** When it was received, UTC ISO-8601: promised times run from it. */
  receivedAt: string
  timeZone: string
  rule: PromiseRule
}

const sentences: Record<LocaleCode, ReadBackWords> = { 'zh-CN': chinese, en: english }

/**
 * The paragraph read to the owner before saving: what was understood, and what was done, or what is promised by when.
 * Suggestions and praise are thanked for.
 */
export function readBack(ticket: ReadBack): string {
  const say = sentences[ticket.locale]
  const { text, whole } = clip(ticket.words)
  const opening =
    say.opening(ticket.kind, whereIn(ticket, text), text) + (whole ? say.fullStop : say.ellipsis)
  return opening + whatFollows(ticket, say)
}

function whatFollows(ticket: ReadBack, say: ReadBackWords): string {
  const { kind, live, rule } = ticket
  const solved = clip(ticket.solved)
  const ellipsis = solved.whole ? '' : say.ellipsis
  if (solved.text !== '')
    return kind === 'inquiry' ? say.answered(solved.text, ellipsis) : say.solved(solved.text, ellipsis)
  if (kind === 'suggestion' || kind === 'praise') return say.thanks[kind]
  const times = promisedTimes(ticket.receivedAt, rule)
  const moment = (instant: string) => momentOf(instant, ticket, say)
  const first = live ? say.accepted : say.contact(durationOf(rule.firstContactMinutes, say))
  return say.promises(first, moment(times.replyDueAt), moment(times.resolveDueAt)) + visitOf(ticket, say)
}

function visitOf(ticket: ReadBack, say: ReadBackWords): string {
  if (ticket.kind !== 'repair' || !ticket.visit) return ''
  const { on, entry } = ticket.visit
  const hours = cleanText(ticket.visit.hours)
  if (on === null && hours === '' && entry === null) return ''
  return say.visit(on === null ? '' : say.day(...aheadOf(on, ticket)), hours, entry)
}

/** Matters that are somewhere: what is asked, proposed or praised is not said to be in a room. */
const somewhere: readonly TicketKind[] = ['complaint', 'repair', 'help']

/** The house and the place, unless the words begin with them. */
function whereIn({ kind, house, place, locale }: ReadBack, words: string): string {
  if (!somewhere.includes(kind)) return ''
  const room = house ? formatRoomLong(house, locale) : ''
  const parts = [room, cleanText(place)].filter((part) => part !== '' && !words.startsWith(part))
  return parts.join(locale === 'en' ? ', ' : '')
}

function durationOf(minutes: number, say: ReadBackWords): string {
  return minutes >= 120 && minutes % 60 === 0 ? say.hours(minutes / 60) : say.minutes(minutes)
}

function momentOf(instant: string, ticket: ReadBack, say: ReadBackWords): string {
  const [daysAhead, day, sameYear] = aheadOf(dayIn(ticket.timeZone, instant), ticket)
  return say.moment(daysAhead, day, minuteIn(ticket.timeZone, instant).slice(11), sameYear)
}
