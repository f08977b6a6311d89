import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the list of papers. */
export const paperExportKeys = [
  'number',
  'room',
  'building',
  'houseKind',
  'role',
  'state',
  'replaces',
  'interviewer',
  'issuedOn',
  'returnedOn',
  'way',
  'notes',
] as const
export type PaperExportKey = (typeof paperExportKeys)[number]

export const paperExportHeaders: Record<LocaleCode, Record<PaperExportKey, string>> = {
  'zh-CN': {
    number: '问卷编号',
    room: '房号',
    building: '楼栋',
    houseKind: '业态',
    role: '类别',
    state: '状态',
    replaces: '替换',
    interviewer: '访问员',
    issuedOn: '发放日期',
    returnedOn: '回收日期',
    way: '回收方式',
    notes: '备注',
  },
  en: {
    number: 'Paper',
    room: 'Room',
    building: 'Building',
    houseKind: 'Kind',
    role: 'Role',
    state: 'State',
    replaces: 'Replaces',
    interviewer: 'Interviewer',
    issuedOn: 'Given out',
    returnedOn: 'Came back',
    way: 'Way',
    notes: 'Notes',
  },
}

export const paperExportNames: Record<LocaleCode, string> = { 'zh-CN': '问卷发放清单', en: 'Papers' }

/** The columns of the list of responses, before one for each cell of the questionnaire. */
export const responseExportKeys = [
  'number',
  'room',
  'state',
  'used',
  'flags',
  'decision',
  'way',
  'by',
  'enteredAt',
  'answers',
] as const
export type ResponseExportKey = (typeof responseExportKeys)[number]

/** `answers` stands for a column each of the questionnaire's own. */
export const responseExportHeaders: Record<LocaleCode, Record<ResponseExportKey, string>> = {
  'zh-CN': {
    number: '问卷编号',
    room: '房号',
    state: '状态',
    used: '是否计入',
    flags: '标记',
    decision: '人工决定',
    way: '回收方式',
    by: '录入人',
    enteredAt: '录入时间',
    answers: '各题答案',
  },
  en: {
    number: 'Paper No.',
    room: 'Room',
    state: 'State',
    used: 'Counts',
    flags: 'Flags',
    decision: 'Decision',
    way: 'Collected by',
    by: 'Typed by',
    enteredAt: 'Typed at',
    answers: 'All answers',
  },
}

export const responseExportNames: Record<LocaleCode, string> = { 'zh-CN': '答卷', en: 'Responses' }

/** The columns of the list of other voices. */
export const voiceExportKeys = [
  'number',
  'kind',
  'day',
  'place',
  'topic',
  'people',
  'score',
  'slips',
  'words',
  'followUp',
  'by',
] as const
export type VoiceExportKey = (typeof voiceExportKeys)[number]
