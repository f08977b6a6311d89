import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported ticket list, in this order. */
export const ticketExportKeys = [
  'number',
  'kind',
  'state',
  'receivedAt',
  'room',
  'caller',
  'phone',
  'category',
  'channel',
  'words',
  'department',
  'assignee',
  'firstAsked',
  'firstContactAt',
  'resolveDueAt',
  'doneAt',
  'closedAt',
] as const
export type TicketExportKey = (typeof ticketExportKeys)[number]

export const ticketExportHeaders: Record<LocaleCode, Record<TicketExportKey, string>> = {
  'zh-CN': {
    number: '单号',
    kind: '类型',
    state: '状态',
    receivedAt: '受理时间',
    room: '房号',
    caller: '反映人',
    phone: '电话',
    category: '类别',
    channel: '受理方式',
    words: '内容',
    department: '责任部门',
    assignee: '责任人',
    firstAsked: '首问责任人',
    firstContactAt: '首次联系',
    resolveDueAt: '办结时限',
    doneAt: '完成',
    closedAt: '关闭',
  },
  en: {
    number: 'Number',
    kind: 'Kind',
    state: 'State',
    receivedAt: 'Received',
    room: 'Room',
    caller: 'Caller',
    phone: 'Phone',
    category: 'Category',
    channel: 'Channel',
    words: 'Words',
    department: 'Department',
    assignee: 'Assignee',
    firstAsked: 'First asked',
    firstContactAt: 'First contact',
    resolveDueAt: 'Resolve by',
    doneAt: 'Done',
    closedAt: 'Closed',
  },
}

export const ticketExportNames: Record<LocaleCode, string> = { 'zh-CN': '受理单', en: 'Tickets' }
