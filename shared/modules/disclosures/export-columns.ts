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

/** The columns of the exported list of sheets, in this order. */
export const sheetExportKeys = [
  'number',
  'title',
  'fromMonth',
  'untilMonth',
  'parts',
  'mode',
  'state',
  'origin',
  'checkCode',
  'publishedAt',
  'preparedBy',
  'reviewedBy',
  'publishedBy',
  'revises',
  'revisedBy',
  'postings',
  'objections',
  'openObjections',
] as const
export type SheetExportKey = (typeof sheetExportKeys)[number]

export const sheetExportHeaders: Record<LocaleCode, Record<SheetExportKey, string>> = {
  'zh-CN': {
    number: '编号',
    title: '标题',
    fromMonth: '开始月份',
    untilMonth: '结束月份',
    parts: '内容',
    mode: '收费模式',
    state: '状态',
    origin: '来源',
    checkCode: '校验码',
    publishedAt: '发布时间',
    preparedBy: '编制',
    reviewedBy: '审核',
    publishedBy: '发布',
    revises: '更正的表',
    revisedBy: '被哪张更正',
    postings: '张贴处数',
    objections: '异议数',
    openObjections: '待答复',
  },
  en: {
    number: 'Number',
    title: 'Title',
    fromMonth: 'From month',
    untilMonth: 'To month',
    parts: 'Parts',
    mode: 'Charging mode',
    state: 'State',
    origin: 'Origin',
    checkCode: 'Check code',
    publishedAt: 'Published',
    preparedBy: 'Prepared by',
    reviewedBy: 'Reviewed by',
    publishedBy: 'Published by',
    revises: 'Corrects',
    revisedBy: 'Corrected by',
    postings: 'Postings',
    objections: 'Objections',
    openObjections: 'To answer',
  },
}

export const sheetExportNames: Record<LocaleCode, string> = { 'zh-CN': '收支公示表', en: 'Disclosure sheets' }
