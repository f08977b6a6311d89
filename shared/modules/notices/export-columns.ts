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
