import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported list of closings, in their order. */
export const closingExportKeys = [
  'number',
  'day',
  'at',
  'by',
  'closedBy',
  'firstNumber',
  'lastNumber',
  'payments',
  'amount',
  'byMethod',
  'cash',
  'counted',
  'difference',
  'notes',
] as const
export type ClosingExportKey = (typeof closingExportKeys)[number]

export const closingExportHeaders: Record<LocaleCode, Record<ClosingExportKey, string>> = {
  'zh-CN': {
    number: '日结号',
    day: '日期',
    at: '时间',
    by: '收款人',
    closedBy: '代为日结',
    firstNumber: '起始票号',
    lastNumber: '截止票号',
    payments: '笔数',
    amount: '合计（元）',
    byMethod: '各收款方式',
    cash: '应有现金（元）',
    counted: '清点现金（元）',
    difference: '差额（元）',
    notes: '备注',
  },
  en: {
    number: 'Number',
    day: 'Day',
    at: 'Time',
    by: 'By',
    closedBy: 'Closed by',
    firstNumber: 'First receipt',
    lastNumber: 'Last receipt',
    payments: 'Payments',
    amount: 'Total (yuan)',
    byMethod: 'By method',
    cash: 'Cash due (yuan)',
    counted: 'Counted (yuan)',
    difference: 'Difference (yuan)',
    notes: 'Notes',
  },
}

export const closingExportNames: Record<LocaleCode, string> = { 'zh-CN': '日结', en: 'Closings' }

/** The columns of the exported list of fee items and standards, in their order. */
export const standardExportKeys = [
  'item',
  'kind',
  'basis',
  'unit',
  'price',
  'houseKind',
  'building',
  'fromMonth',
  'untilMonth',
  'words',
  'archived',
] as const
export type StandardExportKey = (typeof standardExportKeys)[number]

export const standardExportHeaders: Record<LocaleCode, Record<StandardExportKey, string>> = {
  'zh-CN': {
    item: '收费项目',
    kind: '类别',
    basis: '计费方式',
    unit: '单位',
    price: '单价（元）',
    houseKind: '房屋类型',
    building: '楼栋',
    fromMonth: '起始月份',
    untilMonth: '截止月份',
    words: '依据',
    archived: '停用',
  },
  en: {
    item: 'Fee item',
    kind: 'Kind',
    basis: 'How',
    unit: 'Unit',
    price: 'Price (yuan)',
    houseKind: 'House kind',
    building: 'Building',
    fromMonth: 'From',
    untilMonth: 'Until',
    words: 'Basis',
    archived: 'Archived',
  },
}

export const standardExportNames: Record<LocaleCode, string> = { 'zh-CN': '收费项目和标准', en: 'Fee items' }

/** The columns of the exported sheet of readings, in their order. */
export const meterExportKeys = [
  'room',
  'meter',
  'meterFrom',
  'meterTo',
  'use',
  'price',
  'amount',
  'paid',
] as const
export type MeterExportKey = (typeof meterExportKeys)[number]

export const meterExportHeaders: Record<LocaleCode, Record<MeterExportKey, string>> = {
  'zh-CN': {
    room: '房号',
    meter: '表号',
    meterFrom: '上次读数',
    meterTo: '本次读数',
    use: '用量',
    price: '单价（元）',
    amount: '金额（元）',
    paid: '已收（元）',
  },
  en: {
    room: 'Room',
    meter: 'Meter',
    meterFrom: 'Reading before',
    meterTo: 'Reading',
    use: 'Use',
    price: 'Price (yuan)',
    amount: 'Amount (yuan)',
    paid: 'Paid (yuan)',
  },
}

export const meterExportNames: Record<LocaleCode, string> = { 'zh-CN': '抄表', en: 'Meter readings' }

/** The columns of the exported collection rates, in their order. */
export const rateExportKeys = ['of', 'name', 'houses', 'due', 'paid', 'open', 'rate'] as const
export type RateExportKey = (typeof rateExportKeys)[number]

export const rateExportHeaders: Record<LocaleCode, Record<RateExportKey, string>> = {
  'zh-CN': {
    of: '统计口径',
    name: '名称',
    houses: '户数',
    due: '应收（扣减免，元）',
    paid: '实收（元）',
    open: '未收（元）',
    rate: '收缴率（%）',
  },
  en: {
    of: 'By',
    name: 'Name',
    houses: 'Houses',
    due: 'Due, less waived (yuan)',
    paid: 'Received (yuan)',
    open: 'Open (yuan)',
    rate: 'Collected (%)',
  },
}

export const rateExportNames: Record<LocaleCode, string> = { 'zh-CN': '收缴率', en: 'Collection rates' }

/** By what the exported rates are told, in their order. */
export const rateGroups = ['all', 'month', 'item', 'kind', 'building'] as const
export type RateGroup = (typeof rateGroups)[number]
