import type { LocaleCode } from '../../locale/index.ts'

/** The columns of the exported ledger, as offices keep theirs. */
export const ledgerExportKeys = [
  'day',
  'fund',
  'account',
  'words',
  'party',
  'in',
  'out',
  'voucher',
  'origin',
  'by',
  'reversal',
] as const
export type LedgerExportKey = (typeof ledgerExportKeys)[number]

export const ledgerExportHeaders: Record<LocaleCode, Record<LedgerExportKey, string>> = {
  'zh-CN': {
    day: '日期',
    fund: '类别',
    account: '科目',
    words: '摘要',
    party: '对方单位',
    in: '收入',
    out: '支出',
    voucher: '凭证号',
    origin: '来源',
    by: '记账人',
    reversal: '红冲',
  },
  en: {
    day: 'Date',
    fund: 'Fund',
    account: 'Account',
    words: 'Words',
    party: 'Other side',
    in: 'Income',
    out: 'Expense',
    voucher: 'Voucher',
    origin: 'Source',
    by: 'Entered by',
    reversal: 'Reversal',
  },
}

/** What stands beside an entry that was reversed. */
export const reversedWords: Record<LocaleCode, string> = { 'zh-CN': '已红冲', en: 'Reversed' }

/** The sheet's name, and the beginning of the file's. */
export const ledgerExportNames: Record<LocaleCode, string> = { 'zh-CN': '收支台账', en: 'Ledger' }

/** The columns of the exported summary of the ledger: funds, then accounts by month, in their order. */
export const summaryExportKeys = [
  'fund',
  'line',
  'account',
  'month',
  'opening',
  'in',
  'out',
  'closing',
] as const
export type SummaryExportKey = (typeof summaryExportKeys)[number]

export const summaryExportHeaders: Record<LocaleCode, Record<SummaryExportKey, string>> = {
  'zh-CN': {
    fund: '资金',
    line: '科目类别',
    account: '科目',
    month: '月份',
    opening: '期初（元）',
    in: '收入（元）',
    out: '支出（元）',
    closing: '期末（元）',
  },
  en: {
    fund: 'Fund',
    line: 'Line',
    account: 'Account',
    month: 'Month',
    opening: 'Opening (yuan)',
    in: 'Income (yuan)',
    out: 'Expense (yuan)',
    closing: 'Closing (yuan)',
  },
}

export const summaryExportNames: Record<LocaleCode, string> = { 'zh-CN': '收支汇总', en: 'Ledger summary' }
