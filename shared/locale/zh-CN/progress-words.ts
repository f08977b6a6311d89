import type { TicketKind } from '../../modules/tickets/terms.ts'

const asked: Record<TicketKind, string> = {
  complaint: '反映',
  repair: '报修',
  inquiry: '咨询',
  suggestion: '建议',
  help: '求助',
  praise: '表扬',
}
const work: Record<TicketKind, string> = {
  complaint: '处理',
  repair: '维修',
  inquiry: '答复',
  suggestion: '研究',
  help: '处理',
  praise: '转达',
}
const nearDays: Record<number, string> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/** The sentences said to somebody who asks how their matter stands. */
export const progressWords = {
  /** @param days from today; @param day `2026-11-24` */
  day: (days: number, day: string, sameYear: boolean): string => {
    const [year, month, date] = day.split('-').map(Number)
    return nearDays[days] ?? `${sameYear ? '' : `${year}年`}${month}月${date}日`
  },
  /** @param day as above; @param time `09:12` */
  moment: (day: string, time: string): string => `${day}${time}`,
  /** What it is about, the beginning of the first sentence. */
  matter: (kind: TicketKind, received: string, category: string): string =>
    `您${received}${asked[kind]}的${category || '事'}`,
  accepted: (kind: TicketKind): string => `，我们已经受理，正在安排${work[kind]}`,
  handled: (kind: TicketKind, department: string): string => `，正由${department}${work[kind]}`,
  joined: (number: string, department: string): string =>
    `，和受理单 ${number} 是同一件事，合在一起处理${department === '' ? '' : `，由${department}负责`}`,
  contact: (until: string): string => `，${until}前联系您`,
  reply: (until: string): string => `，${until}前答复您`,
  resolve: (until: string): string => `，${until}前办结`,
  overdue: (until: string): string =>
    `。原定${until}前办结，现在已经过了时间，很抱歉，我马上去催，再给您回话`,
  appointment: (day: string, hours: string): string => `。约好${day}${hours}上门`,
  appointmentPast: (day: string, hours: string): string => `。原约${day}${hours}上门`,
  done: (at: string, result: string): string => `，${at}已经处理完${result === '' ? '' : `：${result}`}`,
  doneAsk: '。请您看看是否满意，我们确认后结案',
  closed: (at: string, result: string): string => `，${at}已经办结${result === '' ? '' : `：${result}`}`,
  closedWith: (at: string, number: string, result: string): string =>
    `，和受理单 ${number} 一起，${at}已经办结${result === '' ? '' : `：${result}`}`,
  closedAsk: '。如果还有问题，我可以为您重新办理',
  void: '，这张受理单已经作废，不再处理。如果还需要，我为您重新登记',
  fullStop: '。',
  ellipsis: '…',
}

export type ProgressWords = typeof progressWords
