import type { TicketKind } from '../../modules/tickets/terms.ts'

const kinds: Record<TicketKind, string> = {
  complaint: '投诉',
  repair: '报修',
  inquiry: '咨询',
  suggestion: '建议',
  help: '求助',
  praise: '表扬',
}

/** A ticket as a message to a chat group: its first line, and the names of the others. */
export const chatWords = {
  heading: (kind: TicketKind, number: string, urgency: string): string =>
    `【${kinds[kind]}】${number}${urgency && `（${urgency}）`}`,
  line: (name: string, value: string): string => `${name}：${value}`,
  building: (name: string): string => (/\p{Script=Han}$/u.test(name) ? name : `${name}栋`),
  unit: (name: string): string => `${name}单元`,
  before: (at: string): string => `${at} 前`,
  where: '位置',
  room: '房号',
  caller: '联系人',
  phone: '电话',
  category: '类别',
  words: '内容',
  demand: '诉求',
  appointment: '预约',
  department: '责任部门',
  due: '办结时限',
}

export type ChatWords = typeof chatWords
