import {
  cashbookFields,
  requiredFields,
  type CashbookField,
} from '../../../../../shared/modules/imports/terms.ts'
import { mostEntryFen } from '../../../../../shared/modules/ledger/terms.ts'
import type { ImportColumn } from '../../../workbook/table.ts'
import { amountCell, dayCell } from '../money-cells.ts'
import { textLine } from '../register/parsers.ts'

/** For each field what people write above its column, the likeliest first, and how its cells are read. */
export const cashbookColumns = {
  entryDay: {
    aliases: ['日期', '记账日期', '发生日期', '业务日期', '入账日期', 'Date'],
    parse: dayCell,
  },
  fund: {
    aliases: ['类别', '资金类别', '收支类别', '款项类别', '收支类型', 'Fund'],
    parse: textLine(30),
  },
  account: {
    aliases: ['科目', '科目名称', '收支项目', '费用科目', '会计科目', 'Account'],
    parse: textLine(40),
  },
  summary: {
    aliases: ['摘要', '事由', '用途', '收支说明', 'Summary'],
    parse: textLine(100),
  },
  party: {
    aliases: ['对方单位', '往来单位', '收付款单位', '单位名称', '供应商', '对方', 'Party'],
    parse: textLine(60),
  },
  moneyIn: {
    aliases: ['收入', '收入金额', '收方', '贷方', '贷方金额', 'Income'],
    parse: amountCell({ most: mostEntryFen, signed: true }),
  },
  moneyOut: {
    aliases: ['支出', '支出金额', '付方', '借方', '借方金额', 'Expense'],
    parse: amountCell({ most: mostEntryFen }),
  },
  voucher: {
    aliases: ['凭证号', '凭证编号', '凭证字号', '凭证', 'Voucher'],
    parse: textLine(30),
  },
} satisfies Record<CashbookField, Pick<ImportColumn, 'aliases' | 'parse'>>

/** The same as a list, for guessing header and mapping. */
export const cashbookColumnList: readonly ImportColumn<CashbookField>[] = cashbookFields.map((key) => ({
  key,
  required: (requiredFields.cashbook as readonly CashbookField[]).includes(key),
  ...cashbookColumns[key],
}))
