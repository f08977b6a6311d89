import type { LocaleCode } from '../../locale/index.ts'

/** The columns the exported contact list can have, in their usual order. */
export const contactExportKeys = [
  'at',
  'kind',
  'direction',
  'channel',
  'room',
  'resident',
  'by',
  'purpose',
  'participants',
  'words',
  'followUp',
  'promises',
] as const
export type ContactExportKey = (typeof contactExportKeys)[number]

export const contactExportHeaders: Record<LocaleCode, Record<ContactExportKey, string>> = {
  'zh-CN': {
    at: '时间',
    kind: '方式',
    direction: '方向',
    channel: '渠道',
    room: '房号',
    resident: '对象',
    by: '记录人',
    purpose: '目的',
    participants: '参与人员',
    words: '内容',
    followUp: '后续措施',
    promises: '承诺',
  },
  en: {
    at: 'When',
    kind: 'How',
    direction: 'Direction',
    channel: 'Channel',
    room: 'Room',
    resident: 'Whom',
    by: 'Recorded by',
    purpose: 'Purpose',
    participants: 'Present',
    words: 'Words',
    followUp: 'Follow-up',
    promises: 'Promises',
  },
}

/** The column that stands in every exported contact list, and what it says beside one that was wrong. */
export const contactStruckWords: Record<LocaleCode, { header: string; cell: string }> = {
  'zh-CN': { header: '作废', cell: '已作废' },
  en: { header: 'Struck out', cell: 'Struck out' },
}

/** The sheet's name, and the beginning of the file's. */
export const contactExportNames: Record<LocaleCode, string> = { 'zh-CN': '联系记录', en: 'Contacts' }

/** The columns the exported book of promises can have, in their usual order. */
export const promiseExportKeys = [
  'words',
  'dueOn',
  'state',
  'room',
  'resident',
  'by',
  'madeAt',
  'settledAt',
  'note',
] as const
export type PromiseExportKey = (typeof promiseExportKeys)[number]

export const promiseExportHeaders: Record<LocaleCode, Record<PromiseExportKey, string>> = {
  'zh-CN': {
    words: '答应了什么',
    dueOn: '承诺日期',
    state: '结果',
    room: '房号',
    resident: '对象',
    by: '承诺人',
    madeAt: '承诺于',
    settledAt: '了结于',
    note: '说明',
  },
  en: {
    words: 'What was promised',
    dueOn: 'Due',
    state: 'Outcome',
    room: 'Room',
    resident: 'Whom',
    by: 'Promised by',
    madeAt: 'Promised on',
    settledAt: 'Settled on',
    note: 'Note',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const promiseExportNames: Record<LocaleCode, string> = { 'zh-CN': '承诺簿', en: 'Promises' }
