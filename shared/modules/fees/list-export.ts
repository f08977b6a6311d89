import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of waivers, in their order. */
export const waiverExportKeys = [
  'at',
  'room',
  'item',
  'month',
  'mark',
  'amount',
  'reason',
  'by',
  'later',
  'state',
  'voidedAt',
  'voidReason',
] as const
export type WaiverExportKey = (typeof waiverExportKeys)[number]

export const waiverExportHeaders: Record<LocaleCode, Record<WaiverExportKey, string>> = {
  'zh-CN': {
    at: '减免时间',
    room: '房号',
    item: '收费项目',
    month: '所属月份',
    mark: '说明',
    amount: '减免（元）',
    reason: '减免原因',
    by: '经办人',
    later: '结账后减免',
    state: '状态',
    voidedAt: '撤回时间',
    voidReason: '撤回原因',
  },
  en: {
    at: 'Waived at',
    room: 'Room',
    item: 'Fee item',
    month: 'Month',
    mark: 'What for',
    amount: 'Waived (yuan)',
    reason: 'Reason',
    by: 'By',
    later: 'After closing',
    state: 'State',
    voidedAt: 'Taken back at',
    voidReason: 'Why taken back',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const waiverExportNames: Record<LocaleCode, string> = { 'zh-CN': '减免清单', en: 'Waivers' }

/** The columns of the exported list of money in advance, in their order. */
export const advanceExportKeys = ['room', 'kind', 'payer', 'amount', 'open', 'lastOn'] as const
export type AdvanceExportKey = (typeof advanceExportKeys)[number]

export const advanceExportHeaders: Record<LocaleCode, Record<AdvanceExportKey, string>> = {
  'zh-CN': {
    room: '房号',
    kind: '类型',
    payer: '交款人',
    amount: '预存余额（元）',
    open: '未收（元）',
    lastOn: '最近变动',
  },
  en: {
    room: 'Room',
    kind: 'Kind',
    payer: 'Payer',
    amount: 'Advance (yuan)',
    open: 'Open (yuan)',
    lastOn: 'Last change',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const advanceExportNames: Record<LocaleCode, string> = { 'zh-CN': '预存清单', en: 'Advances' }
