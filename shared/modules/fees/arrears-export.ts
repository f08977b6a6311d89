import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of arrears, in their order. */
export const arrearsExportKeys = [
  'room',
  'kind',
  'payer',
  'phone',
  'months',
  'since',
  'age',
  'open',
  'advance',
  'openTickets',
  'contactedAt',
  'contact',
  'letteredAt',
  'letters',
  'promise',
  'promisedFor',
] as const
export type ArrearsExportKey = (typeof arrearsExportKeys)[number]

export const arrearsExportHeaders: Record<LocaleCode, Record<ArrearsExportKey, string>> = {
  'zh-CN': {
    room: '房号',
    kind: '类型',
    payer: '联系人',
    phone: '电话',
    months: '欠费月数',
    since: '最早月份',
    age: '账龄',
    open: '欠费（元）',
    advance: '预存（元）',
    openTickets: '未了结工单',
    contactedAt: '最近联系',
    contact: '联系内容',
    letteredAt: '最近提示函',
    letters: '提示函次数',
    promise: '承诺',
    promisedFor: '承诺日期',
  },
  en: {
    room: 'Room',
    kind: 'Kind',
    payer: 'Contact',
    phone: 'Phone',
    months: 'Months',
    since: 'Since',
    age: 'Age',
    open: 'Overdue (yuan)',
    advance: 'Advance (yuan)',
    openTickets: 'Open tickets',
    contactedAt: 'Last contact',
    contact: 'Said',
    letteredAt: 'Last letter',
    letters: 'Letters',
    promise: 'Promise',
    promisedFor: 'Promised for',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const arrearsExportNames: Record<LocaleCode, string> = { 'zh-CN': '欠费清单', en: 'Arrears' }
