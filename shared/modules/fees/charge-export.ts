import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of charges, in their order. */
export const chargeExportKeys = [
  'month',
  'room',
  'payer',
  'item',
  'mark',
  'price',
  'meterFrom',
  'meterTo',
  'quantity',
  'amount',
  'waived',
  'paid',
  'open',
  'dueOn',
  'state',
  'origin',
  'notes',
  'voidReason',
] as const
export type ChargeExportKey = (typeof chargeExportKeys)[number]

export const chargeExportHeaders: Record<LocaleCode, Record<ChargeExportKey, string>> = {
  'zh-CN': {
    month: '所属月份',
    room: '房号',
    payer: '交款人',
    item: '收费项目',
    mark: '说明',
    price: '单价（元）',
    meterFrom: '上次读数',
    meterTo: '本次读数',
    quantity: '数量',
    amount: '应收（元）',
    waived: '减免（元）',
    paid: '已收（元）',
    open: '未收（元）',
    dueOn: '应缴日期',
    state: '状态',
    origin: '来源',
    notes: '备注',
    voidReason: '作废原因',
  },
  en: {
    month: 'Month',
    room: 'Room',
    payer: 'Payer',
    item: 'Fee item',
    mark: 'What for',
    price: 'Price (yuan)',
    meterFrom: 'Reading before',
    meterTo: 'Reading',
    quantity: 'Quantity',
    amount: 'Charged (yuan)',
    waived: 'Waived (yuan)',
    paid: 'Paid (yuan)',
    open: 'Open (yuan)',
    dueOn: 'Due',
    state: 'State',
    origin: 'Origin',
    notes: 'Notes',
    voidReason: 'Why struck out',
  },
}

/** The sheet's name, and the beginning of the file's. */
export const chargeExportNames: Record<LocaleCode, string> = { 'zh-CN': '应收明细', en: 'Charges' }
