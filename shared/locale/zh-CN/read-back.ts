import type { EntryPermission, TicketKind } from '../../modules/tickets/terms.ts'

const openings: Record<TicketKind, string> = {
  complaint: '您反映',
  repair: '您报修',
  inquiry: '您咨询',
  suggestion: '您建议',
  help: '您求助',
  praise: '您表扬',
}

const nearDays = ['今天', '明天', '后天']

const entries: Record<EntryPermission, string> = {
  yes: '您不在家时可以入户',
  'call-first': '入户前先给您打电话',
  no: '您不在家时不入户',
}

const dayWord = (daysAhead: number, day: string, sameYear: boolean): string => {
  const [year, month, date] = day.split('-').map(Number)
  return nearDays[daysAhead] ?? `${sameYear ? '' : `${year}年`}${month}月${date}日`
}

/** The sentences read to the owner before a registration is saved. */
export const readBackWords = {
  opening: (kind: TicketKind, where: string, words: string): string => `${openings[kind]}${where}${words}`,
  fullStop: '。',
  ellipsis: '…',
  minutes: (count: number): string => `${count}分钟`,
  hours: (count: number): string => `${count}小时`,
  /** @param daysAhead days from today; @param day `2026-11-24` */
  day: dayWord,
  /** @param time `09:12` */
  moment: (daysAhead: number, day: string, time: string, sameYear: boolean): string =>
    `${dayWord(daysAhead, day, sameYear)}${time}`,
  accepted: '我们已受理',
  contact: (within: string): string => `我们${within}内联系您`,
  promises: (first: string, reply: string, resolve: string): string =>
    `${first}，${reply}前答复您，${resolve}前办结。`,
  /** Somebody comes: when, in the words of `day` and as the hours were written, and whether one goes in. */
  visit: (day: string, hours: string, entry: EntryPermission | null): string =>
    [day + hours && `师傅${day}${hours}上门`, entry && entries[entry]].filter(Boolean).join('，') + '。',
  solved: (done: string, ellipsis: string): string =>
    `已经当场处理：${done}${ellipsis || '。'}您看这样可以吗？`,
  answered: (answer: string, ellipsis: string): string =>
    `现在答复您：${answer}${ellipsis || '。'}您看还有不清楚的吗？`,
  thanks: {
    suggestion: '谢谢您的建议，我们会转给负责的部门认真研究。',
    praise: '谢谢您的表扬，我们会转告受表扬的同事。',
  },
}

export type ReadBackWords = typeof readBackWords
