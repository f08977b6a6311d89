import type { TicketKind } from '../../modules/tickets/terms.ts'

const openings: Record<TicketKind, string> = {
  complaint: '您反映',
  repair: '您报修',
  inquiry: '您咨询',
  suggestion: '您建议',
  help: '您求助',
  praise: '您表扬',
}

const nearDays = ['今天', '明天', '后天']

/** The sentences read to the owner before a registration is saved. */
export const readBackWords = {
  opening: (kind: TicketKind, where: string, words: string): string => `${openings[kind]}${where}${words}`,
  fullStop: '。',
  ellipsis: '…',
  minutes: (count: number): string => `${count}分钟`,
  hours: (count: number): string => `${count}小时`,
  /** @param daysAhead days from today; @param day `2026-11-24`; @param time `09:12` */
  moment: (daysAhead: number, day: string, time: string, sameYear: boolean): string => {
    const [year, month, date] = day.split('-').map(Number)
    return `${nearDays[daysAhead] ?? `${sameYear ? '' : `${year}年`}${month}月${date}日`}${time}`
  },
  accepted: '我们已受理',
  contact: (within: string): string => `我们${within}内联系您`,
  promises: (first: string, reply: string, resolve: string): string =>
    `${first}，${reply}前答复您，${resolve}前办结。`,
}

export type ReadBackWords = typeof readBackWords
