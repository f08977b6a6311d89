import type { SheetSource } from '../modules/disclosures/source.ts'
import type { ChargingMode, SheetPart } from '../modules/disclosures/terms.ts'
import type { HouseKind } from '../modules/houses/terms.ts'
import type { LocaleCode } from './index.ts'

/** What the office's own words of a sheet are, and what stands on the paper it is posted as. */
export interface SheetWords {
  titles: Record<SheetPart, string>
  /** Of a sheet of several parts. */
  title: string
  /** `574 户`, `商铺 36` */
  households(kind: HouseKind, count: number): string
  householdsSeparator: string
  /** `住宅 2.80`; an empty kind is any. */
  standard(kind: string, price: string): string
  standardsSeparator: string
  perArea: string
  contact(office: string, hotline: string, days: number): string
  carried(checkCode: string): string
  typedRest(rows: string): string
  mode: Record<ChargingMode, string>
  period(from: string, until: string): string
  rate(byAmount: string, byHouses: string): string
  unit: string
  posted(from: string, until: string): string
  objections(contact: string): string
  signed(prepared: string, reviewed: string, published: string): string
  checkCode: string
  checkHint: string
  revises(number: string, reason: string): string
  /** Where the figures come from; `byHand` lines of them are in no account. */
  source(source: SheetSource): string
  /** Before what is added to the answer of an objection. */
  amended(day: string, by: string): string
  draft: string
  unsound: string
  sheet: string
}

const period = (date: string) => ({ year: date.slice(0, 4), month: String(Number(date.slice(5))) })

export const sheetWords: Record<LocaleCode, SheetWords> = {
  'zh-CN': {
    titles: {
      service: '物业服务费收支情况公示',
      public: '公共收益收支情况公示',
      maintenance: '专项维修资金使用情况公示',
      'on-behalf': '代收代缴费用收支情况公示',
      deposit: '押金收支情况公示',
    },
    title: '物业服务收支情况公示',
    households: (kind, count) =>
      ({
        residential: `${count} 户`,
        shop: `商铺 ${count}`,
        office: `办公 ${count}`,
        parking: `车位 ${count}`,
      })[kind],
    householdsSeparator: ' / ',
    standard: (kind, price) => `${kind} ${price}`.trim(),
    standardsSeparator: '，',
    perArea: ' 元/㎡·月',
    contact: (office, hotline, days) =>
      `${office}${hotline === '' ? '' : `　${hotline}`}，${days} 日内书面答复`,
    carried: (checkCode) => `承上期公示，校验码 ${checkCode}`,
    typedRest: (rows) => `导入时未归入科目的内容：${rows}`,
    mode: { 'lump-sum': '包干制', remuneration: '酬金制' },
    period: (from, until) => {
      const [one, other] = [period(from), period(until)]
      if (from === until) return `${one.year} 年 ${one.month} 月`
      const year = one.year === other.year ? '' : `${other.year} 年 `
      return `${one.year} 年 ${one.month} 月 — ${year}${other.month} 月`
    },
    rate: (byAmount, byHouses) =>
      [byAmount && `金额 ${byAmount}`, byHouses && `户数 ${byHouses}`].filter(Boolean).join('　'),
    unit: '单位：元',
    posted: (from, until) => `公示期　${from} 至 ${until}`,
    objections: (contact) => `异议与查询　${contact}`,
    signed: (prepared, reviewed, published) =>
      `编制 ${prepared}　审核 ${reviewed}　发布 ${published}　（盖章）`,
    checkCode: '校验码',
    checkHint: '到前台报此码，可核对本页与账册一致',
    revises: (number, reason) => `本表更正 ${number} 号公示表：${reason}`,
    source: ({ kind, byHand }) =>
      `数据来源　${
        {
          ledger: '账册',
          byHand: `账册，其中 ${byHand} 行手工填写、账册里没有`,
          typed: '由物业服务企业填报，未逐行与账册核对',
        }[kind]
      }`,
    amended: (day, by) => `（${day} ${by} 补充）`,
    draft: '草稿，未发布',
    unsound: '与发布时的内容不符，请勿张贴',
    sheet: '公示表',
  },
  en: {
    titles: {
      service: 'Service fee: income and expense',
      public: 'Public income: income and expense',
      maintenance: 'Use of the maintenance fund',
      'on-behalf': 'Collected on behalf of others',
      deposit: 'Deposits',
    },
    title: 'Income and expense',
    households: (kind, count) =>
      ({
        residential: `${count} homes`,
        shop: `${count} shops`,
        office: `${count} offices`,
        parking: `${count} parking spaces`,
      })[kind],
    householdsSeparator: ' / ',
    standard: (kind, price) => `${kind} ${price}`.trim(),
    standardsSeparator: ', ',
    perArea: ' yuan/m² a month',
    contact: (office, hotline, days) =>
      `${office}${hotline === '' ? '' : `, ${hotline}`}; answered in writing within ${days} days`,
    carried: (checkCode) => `From the last sheet, check code ${checkCode}`,
    typedRest: (rows) => `Rows that were no line: ${rows}`,
    mode: { 'lump-sum': 'Lump sum', remuneration: 'Remuneration' },
    period: (from, until) => (from === until ? from : `${from} – ${until}`),
    rate: (byAmount, byHouses) =>
      [byAmount && `amount ${byAmount}`, byHouses && `homes ${byHouses}`].filter(Boolean).join(', '),
    unit: 'In yuan',
    posted: (from, until) => `Posted ${from} to ${until}`,
    objections: (contact) => `Questions and objections: ${contact}`,
    signed: (prepared, reviewed, published) =>
      `Prepared by ${prepared}, reviewed by ${reviewed}, published by ${published} (seal)`,
    checkCode: 'Check code',
    checkHint: 'Tell the desk this code to compare this page with the books',
    revises: (number, reason) => `Corrects sheet ${number}: ${reason}`,
    source: ({ kind, byHand }) =>
      `Figures from ${
        {
          ledger: 'the books',
          byHand: `the books, ${byHand} lines by hand and not in them`,
          typed: 'the management company, not compared with the books line by line',
        }[kind]
      }`,
    amended: (day, by) => `(added ${day} by ${by}) `,
    draft: 'Draft, not published',
    unsound: 'Not as it was published: do not post',
    sheet: 'Disclosure',
  },
}
