import { chatWords as english } from '../../locale/en/chat-text.ts'
import type { LocaleCode } from '../../locale/index.ts'
import { chatWords as chinese, type ChatWords } from '../../locale/zh-CN/chat-text.ts'
import { minuteIn } from '../../time/zone.ts'
import { formatPhone } from '../residents/phone.ts'
import type { ChatFacts } from './contract.ts'

const languages: Record<LocaleCode, ChatWords> = { 'zh-CN': chinese, en: english }

/** A ticket as a message to a chat group, a line for each fact; what is empty has none. */
export function chatText(
  facts: ChatFacts,
  {
    locale,
    timeZone,
    urgency,
    demand,
  }: {
    locale: LocaleCode
    timeZone: string
    /** As the page writes them; empty where there is nothing to say. */
    urgency: string
    demand: string
  },
): string {
  const say = languages[locale]
  const { whole } = facts
  const where = [
    facts.building && say.building(facts.building),
    facts.unit && say.unit(facts.unit),
    facts.place,
  ]
  const lines: [string, string][] = [
    [say.room, whole?.room ?? ''],
    [say.where, (whole?.room ? [facts.place] : where).filter(Boolean).join(' ')],
    [say.caller, whole?.caller ?? ''],
    [say.phone, formatPhone(whole?.phone ?? '')],
    [say.category, facts.category],
    [say.words, facts.words],
    [say.demand, demand],
    [say.appointment, [facts.appointmentOn, facts.appointmentTime].filter(Boolean).join(' ')],
    [say.department, facts.department],
    [say.due, say.before(minuteIn(timeZone, facts.resolveDueAt))],
  ]
  const told = lines.filter(([, value]) => value !== '').map(([name, value]) => say.line(name, value))
  return [say.heading(facts.kind, facts.number, urgency), ...told].join('\n')
}
