import { mostChargeFen } from '../../../../../shared/modules/fees/terms.ts'
import {
  chargeFields,
  requiredFields,
  type ChargeField,
} from '../../../../../shared/modules/imports/terms.ts'
import type { ImportColumn } from '../../../workbook/table.ts'
import { amountCell, dayCell, monthCell, priceCell } from '../money-cells.ts'
import { addressCell, areaCell, textLine } from '../register/parsers.ts'

/** For each field what people write above its column, the likeliest first, and how its cells are read. */
export const chargeColumns = {
  house: {
    aliases: ['房号', '房间号', '房屋', '地址', '门牌号', '房间', '单元房号', 'Room'],
    parse: addressCell,
  },
  payer: {
    aliases: ['业主', '业主姓名', '交款人', '缴费人', '客户', '客户名称', '户主', '姓名', 'Payer'],
    parse: textLine(40),
  },
  feeItem: {
    aliases: ['收费项目', '费用项目', '费项', '费用名称', '收费名称', '费用类型', 'Fee item'],
    parse: textLine(30),
  },
  chargedMonth: {
    aliases: [
      '所属期',
      '费用所属期',
      '账期',
      '所属月份',
      '计费月份',
      '费用月份',
      '收费月份',
      '月份',
      'Month',
    ],
    parse: monthCell,
  },
  price: {
    aliases: ['单价(元/㎡·月)', '单价', '收费标准', '收费单价', '物业费单价', 'Price'],
    parse: priceCell,
  },
  chargedArea: {
    aliases: ['面积', '计费面积', '收费面积', '建筑面积', 'Charged area'],
    parse: areaCell,
  },
  amount: {
    aliases: ['应收金额', '应收', '应收款', '应缴金额', '应交金额', '应收费用', 'Receivable'],
    parse: amountCell({ most: mostChargeFen }),
  },
  paid: {
    aliases: ['实收金额', '实收', '已收金额', '已缴金额', '实缴金额', '收款金额', '已收', 'Received'],
    parse: amountCell({ most: mostChargeFen }),
  },
  paidOn: {
    aliases: ['收款日期', '缴费日期', '收费日期', '交费日期', '付款日期', '缴款日期', 'Paid on'],
    parse: dayCell,
  },
  payMethod: {
    aliases: ['收款方式', '缴费方式', '支付方式', '付款方式', '交费方式', '收费方式', 'Paid by'],
    parse: textLine(20),
  },
  receipt: {
    aliases: ['票据号', '收据号', '收据编号', '票据编号', '发票号', '票号', '收款单号', 'Receipt number'],
    parse: textLine(40),
  },
} satisfies Record<ChargeField, Pick<ImportColumn, 'aliases' | 'parse'>>

/** The same as a list, for guessing header and mapping. */
export const chargeColumnList: readonly ImportColumn<ChargeField>[] = chargeFields.map((key) => ({
  key,
  required: (requiredFields.charges as readonly ChargeField[]).includes(key),
  ...chargeColumns[key],
}))
