import type { LocaleCode } from '../../locale/index.ts'

/** The columns of exported objections, in this order. */
export const objectionExportKeys = [
  'askedAt',
  'kind',
  'sheet',
  'room',
  'name',
  'phone',
  'words',
  'dueOn',
  'state',
  'answer',
  'answeredAt',
  'answeredBy',
  'by',
] as const
export type ObjectionExportKey = (typeof objectionExportKeys)[number]

export const objectionExportHeaders: Record<LocaleCode, Record<ObjectionExportKey, string>> = {
  'zh-CN': {
    askedAt: '提出时间',
    kind: '类别',
    sheet: '公示表',
    room: '房号',
    name: '提出人',
    phone: '电话',
    words: '内容',
    dueOn: '答复期限',
    state: '状态',
    answer: '答复',
    answeredAt: '答复时间',
    answeredBy: '答复人',
    by: '登记人',
  },
  en: {
    askedAt: 'Asked',
    kind: 'Kind',
    sheet: 'Sheet',
    room: 'Room',
    name: 'Name',
    phone: 'Phone',
    words: 'Words',
    dueOn: 'Due on',
    state: 'State',
    answer: 'Answer',
    answeredAt: 'Answered',
    answeredBy: 'Answered by',
    by: 'Taken by',
  },
}

export const objectionExportNames: Record<LocaleCode, string> = { 'zh-CN': '公示异议', en: 'Objections' }
