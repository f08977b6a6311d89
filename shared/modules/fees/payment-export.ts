import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of payments, in their order. */
export const paymentExportKeys = [
  'number',
  'paidOn',
  'kind',
  'room',
  'payer',
  'method',
  'amount',
  'offset',
  'lines',
  'reference',
  'by',
  'at',
  'reverses',
  'closing',
  'reason',
  'notes',
] as const
export type PaymentExportKey = (typeof paymentExportKeys)[number]

export const paymentExportHeaders: Record<LocaleCode, Record<PaymentExportKey, string>> = {
  'zh-CN': {
    number: '收据号',
    paidOn: '收款日期',
    kind: '类型',
    room: '房号',
    payer: '交款人',
    method: '方式',
    amount: '金额（元）',
    offset: '预存抵扣（元）',
    lines: '明细',
    reference: '流水号',
    by: '经办人',
    at: '录入时间',
    reverses: '冲正的收据',
    closing: '日结单',
    reason: '原因',
    notes: '备注',
  },
  en: {
    number: 'Receipt',
    paidOn: 'Paid on',
    kind: 'Kind',
    room: 'Room',
    payer: 'Payer',
    method: 'Method',
    amount: 'Amount (yuan)',
    offset: 'From advance (yuan)',
    lines: 'For',
    reference: 'Reference',
    by: 'Taken by',
    at: 'Entered',
    reverses: 'Reverses',
    closing: 'Closing',
    reason: 'Reason',
    notes: 'Notes',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const paymentExportNames: Record<LocaleCode, string> = { 'zh-CN': '收款记录', en: 'Payments' }

/** What a line without a charge is called. */
export const advanceWords: Record<LocaleCode, string> = { 'zh-CN': '预存', en: 'In advance' }
