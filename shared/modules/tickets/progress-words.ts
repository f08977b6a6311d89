import { progressWords as english } from '../../locale/en/progress-words.ts'
import type { LocaleCode } from '../../locale/index.ts'
import { progressWords as chinese, type ProgressWords } from '../../locale/zh-CN/progress-words.ts'
import { cleanText } from '../../text/normalise.ts'
import { dayIn, minuteIn } from '../../time/zone.ts'
import type { TicketProgress } from './contract.ts'
import { aheadOf, clip } from './spoken.ts'

const sentences: Record<LocaleCode, ProgressWords> = { 'zh-CN': chinese, en: english }

interface Asked extends TicketProgress {
  locale: LocaleCode
  /** When it is said, UTC ISO-8601. */
  now: string
  timeZone: string
}

/** What to say to somebody who asks how their matter stands: when it was accepted, where it is, and until when. */
export function progressSentence(asked: Asked): string {
  const say = sentences[asked.locale]
  const matter = say.matter(asked.kind, momentOf(asked.receivedAt, asked, say), asked.category)
  return matter + standing(asked, say) + say.fullStop
}

function standing(asked: Asked, say: ProgressWords): string {
  const at = (instant: string | null) => momentOf(instant ?? asked.now, asked, say)
  const { text, whole } = clip(asked.result)
  const result = text === '' || whole ? text : text + say.ellipsis
  switch (asked.state) {
    case 'void':
      return say.void
    case 'closed':
      return (
        (asked.joinedInto === ''
          ? say.closed(at(asked.closedAt), result)
          : say.closedWith(at(asked.closedAt), asked.joinedInto, result)) + say.closedAsk
      )
    case 'done':
      return say.done(at(asked.doneAt), result) + say.doneAsk
    case 'joined':
      return say.joined(asked.joinedInto, asked.department) + visit(asked, say) + promise(asked, say)
    case 'assigned':
      return say.handled(asked.kind, asked.department) + visit(asked, say) + promise(asked, say)
    case 'open':
      return say.accepted(asked.kind) + contact(asked, say) + visit(asked, say) + promise(asked, say)
  }
}

/** Said only while it can still be kept. */
function contact({ firstContactAt, firstContactDueAt, ...asked }: Asked, say: ProgressWords): string {
  if (firstContactAt !== null || firstContactDueAt <= asked.now) return ''
  return say.contact(momentOf(firstContactDueAt, asked, say))
}

/** Thanks need no solution; questions and suggestions are answered, everything else is resolved. */
function promise({ kind, now, ...asked }: Asked, say: ProgressWords): string {
  if (kind === 'praise') return ''
  const until = (instant: string) => momentOf(instant, { ...asked, now }, say)
  if (asked.resolveDueAt < now) return say.overdue(until(asked.resolveDueAt))
  const answered = kind === 'inquiry' || kind === 'suggestion'
  return answered && asked.replyDueAt >= now
    ? say.reply(until(asked.replyDueAt))
    : say.resolve(until(asked.resolveDueAt))
}

function visit(asked: Asked, say: ProgressWords): string {
  const hours = cleanText(asked.appointmentTime)
  const on = asked.appointmentOn
  if (on === null) return hours === '' ? '' : say.appointment('', hours)
  const [days, ...day] = aheadOf(on, asked)
  return (days < 0 ? say.appointmentPast : say.appointment)(say.day(days, ...day), hours)
}

function momentOf(instant: string, asked: { now: string; timeZone: string }, say: ProgressWords): string {
  const day = dayIn(asked.timeZone, instant)
  return say.moment(say.day(...aheadOf(day, asked)), minuteIn(asked.timeZone, instant).slice(11))
}
