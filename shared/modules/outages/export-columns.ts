import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of outages, in their order. */
export const outageExportKeys = [
  'title',
  'state',
  'kind',
  'planned',
  'places',
  'startsAt',
  'expectedEndAt',
  'endedAt',
  'words',
  'by',
] as const
export type OutageExportKey = (typeof outageExportKeys)[number]

export const outageExportHeaders: Record<LocaleCode, Record<OutageExportKey, string>> = {
  'zh-CN': {
    title: '标题',
    state: '状态',
    kind: '类别',
    planned: '计划内',
    places: '范围',
    startsAt: '开始',
    expectedEndAt: '预计恢复',
    endedAt: '实际恢复',
    words: '对外说法',
    by: '登记人',
  },
  en: {
    title: 'Title',
    state: 'State',
    kind: 'Kind',
    planned: 'Planned',
    places: 'Where',
    startsAt: 'Began',
    expectedEndAt: 'Expected end',
    endedAt: 'Ended',
    words: 'What is said',
    by: 'By',
  },
}

export const outageExportNames: Record<LocaleCode, string> = { 'zh-CN': '停水停电', en: 'Outages' }
