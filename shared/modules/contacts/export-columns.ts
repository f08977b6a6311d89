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

/** The sheet's name, and the beginning of the file's. */
export const contactExportNames: Record<LocaleCode, string> = { 'zh-CN': '联系记录', en: 'Contacts' }
