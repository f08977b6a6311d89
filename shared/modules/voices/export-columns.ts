import type { LocaleCode } from '../../locale/index.ts'
import { voiceExportKeys, type VoiceExportKey } from '../surveys/export-columns.ts'

export { voiceExportKeys }

export const voiceExportHeaders: Record<LocaleCode, Record<VoiceExportKey, string>> = {
  'zh-CN': {
    number: '编号',
    kind: '类型',
    day: '日期',
    place: '地点',
    topic: '主题或检查表',
    people: '人数',
    score: '得分',
    slips: '意见条数',
    words: '内容',
    followUp: '后续措施',
    by: '记录人',
  },
  en: {
    number: 'Number',
    kind: 'Kind',
    day: 'Day',
    place: 'Place',
    topic: 'Topic or checklist',
    people: 'People',
    score: 'Score',
    slips: 'Slips',
    words: 'Words',
    followUp: 'Follow-up',
    by: 'Recorded by',
  },
}

export const voiceExportNames: Record<LocaleCode, string> = { 'zh-CN': '其他声音', en: 'Other voices' }
