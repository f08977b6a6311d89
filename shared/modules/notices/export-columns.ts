import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported posting log, in this order. */
export const postingExportKeys = [
  'number',
  'title',
  'place',
  'postedOn',
  'until',
  'takenDownOn',
  'state',
  'by',
  'notes',
] as const
export type PostingExportKey = (typeof postingExportKeys)[number]

export const postingExportHeaders: Record<LocaleCode, Record<PostingExportKey, string>> = {
  'zh-CN': {
    number: '编号',
    title: '标题',
    place: '张贴地点',
    postedOn: '张贴日期',
    until: '公示截止',
    takenDownOn: '撤下日期',
    state: '状态',
    by: '经办人',
    notes: '备注',
  },
  en: {
    number: 'Number',
    title: 'Title',
    place: 'Place',
    postedOn: 'Posted on',
    until: 'Until',
    takenDownOn: 'Taken down on',
    state: 'State',
    by: 'By',
    notes: 'Notes',
  },
}

export const postingExportNames: Record<LocaleCode, string> = { 'zh-CN': '张贴记录', en: 'Posting log' }

/** The columns of the exported calendar of duties, in this order. */
export const dutyExportKeys = [
  'name',
  'basis',
  'everyMonths',
  'last',
  'lastBy',
  'dueOn',
  'days',
  'state',
] as const
export type DutyExportKey = (typeof dutyExportKeys)[number]

export const dutyExportHeaders: Record<LocaleCode, Record<DutyExportKey, string>> = {
  'zh-CN': {
    name: '事项',
    basis: '依据',
    everyMonths: '间隔（月）',
    last: '上次公示',
    lastBy: '公示的文件',
    dueOn: '下次到期',
    days: '还有几天',
    state: '状态',
  },
  en: {
    name: 'Duty',
    basis: 'Basis',
    everyMonths: 'Every (months)',
    last: 'Last told',
    lastBy: 'By',
    dueOn: 'Due on',
    days: 'Days left',
    state: 'State',
  },
}

export const dutyExportNames: Record<LocaleCode, string> = { 'zh-CN': '公示日历', en: 'Disclosure calendar' }

/** The columns of the exported list of notices, in their order. */
export const noticeExportKeys = [
  'number',
  'kind',
  'title',
  'state',
  'datedOn',
  'validUntil',
  'publishedAt',
  'publishedBy',
  'postings',
  'by',
  'body',
  'withdrawReason',
] as const
export type NoticeExportKey = (typeof noticeExportKeys)[number]

export const noticeExportHeaders: Record<LocaleCode, Record<NoticeExportKey, string>> = {
  'zh-CN': {
    number: '编号',
    kind: '类别',
    title: '标题',
    state: '状态',
    datedOn: '落款日期',
    validUntil: '有效期至',
    publishedAt: '发布时间',
    publishedBy: '发布人',
    postings: '张贴几处',
    by: '拟稿人',
    body: '正文',
    withdrawReason: '撤回原因',
  },
  en: {
    number: 'Number',
    kind: 'Kind',
    title: 'Title',
    state: 'State',
    datedOn: 'Dated',
    validUntil: 'Valid until',
    publishedAt: 'Published',
    publishedBy: 'Published by',
    postings: 'Places',
    by: 'By',
    body: 'Text',
    withdrawReason: 'Why withdrawn',
  },
}

export const noticeExportNames: Record<LocaleCode, string> = { 'zh-CN': '通知公告', en: 'Notices' }
