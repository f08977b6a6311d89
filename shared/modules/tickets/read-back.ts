import { readBackWords as english } from '../../locale/en/read-back.ts'
import type { LocaleCode } from '../../locale/index.ts'
import { readBackWords as chinese, type ReadBackWords } from '../../locale/zh-CN/read-back.ts'
import { cleanText } from '../../text/normalise.ts'
import { dayIn, minuteIn } from '../../time/zone.ts'
import { formatRoomLong, type HouseAddress } from '../houses/room.ts'
import { promisedTimes, type PromiseRule } from './deadlines.ts'
import type { TicketKind } from './terms.ts'

export interface ReadBack {
  locale: LocaleCode
  kind: TicketKind
  house: HouseAddress | null
  place: string
  words: string
  /** The channel is a conversation: first contact happens while this is read. */
  live: boolean
  /** Now, UTC ISO-8601. */
  receivedAt: string
  timeZone: string
  rule: PromiseRule
}

const sentences: Record<LocaleCode, ReadBackWords> = { 'zh-CN': chinese, en: english }

/** Longest part of the owner's words that is read back, in characters. */
const longestWords = 60
const shortestCut = 30

/** The paragraph read to the owner before saving: what was understood, and what is promised by when. */
export function readBack(ticket: ReadBack): string {
  const say = sentences[ticket.locale]
  const times = promisedTimes(ticket.receivedAt, ticket.rule)
  const moment = (instant: string) => momentOf(instant, ticket, say)
  const first = ticket.live ? say.accepted : say.contact(durationOf(ticket.rule.firstContactMinutes, say))
  const { text, whole } = clip(ticket.words)
  const opening = say.opening(ticket.kind, whereIn(ticket, text), text)
  const promises = say.promises(first, moment(times.replyDueAt), moment(times.resolveDueAt))
  return opening + (whole ? say.fullStop : say.ellipsis) + promises
}

/** The house and the place, unless the words begin with them. */
function whereIn({ house, place, locale }: ReadBack, words: string): string {
  const room = house ? formatRoomLong(house, locale) : ''
  const parts = [room, cleanText(place)].filter((part) => part !== '' && !words.startsWith(part))
  return parts.join(locale === 'en' ? ', ' : '')
}

/** One line without its last punctuation; too long a text ends where a clause does. */
function clip(words: string): { text: string; whole: boolean } {
  const text = cleanText(words).replace(/[\s。．.！!？?；;，,、…]+$/u, '')
  const letters = [...text]
  if (letters.length <= longestWords) return { text, whole: true }
  const head = letters.slice(0, longestWords)
  const clause = head.findLastIndex((letter) => /[。！!？?；;，,、\s]/u.test(letter))
  return { text: head.slice(0, clause >= shortestCut ? clause : longestWords).join(''), whole: false }
}

function durationOf(minutes: number, say: ReadBackWords): string {
  return minutes >= 120 && minutes % 60 === 0 ? say.hours(minutes / 60) : say.minutes(minutes)
}

function momentOf(instant: string, { receivedAt, timeZone }: ReadBack, say: ReadBackWords): string {
  const today = dayIn(timeZone, receivedAt)
  const day = dayIn(timeZone, instant)
  const daysAhead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return say.moment(
    daysAhead,
    day,
    minuteIn(timeZone, instant).slice(11),
    day.slice(0, 4) === today.slice(0, 4),
  )
}
