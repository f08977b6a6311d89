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
