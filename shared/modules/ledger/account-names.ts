import { cleanText } from '../../text/normalise.ts'
import type { Fund, LedgerLine } from './terms.ts'

/** What offices call a line in their own books beside the name of its account. */
const names: Record<Exclude<Fund, 'deposit'>, readonly (readonly [RegExp, LedgerLine])[]> = {
  service: [
    [/^物业(?:服务|管理)?费/, 'fee'],
    [/酬金/, 'remuneration'],
    [/税/, 'tax'],
    [/人员|工资|薪酬|社保|福利/, 'staff'],
    [/秩序|保安|安保|安全/, 'security'],
    [/绿化|养护/, 'greening'],
    [/设施|设备|维护|维修|运行/, 'facilities'],
    [/清洁|保洁|卫生|垃圾/, 'cleaning'],
    [/折旧/, 'depreciation'],
    [/保险/, 'insurance'],
    [/办公/, 'office'],
  ],
  public: [
    [/维修资金|维修基金/, 'to-maintenance'],
    [/抵减|抵扣|冲抵/, 'to-fees'],
    [/业主大会|业委会|决定/, 'by-decision'],
    [/停车|车位/, 'parking'],
    [/广告/, 'advertising'],
    [/售货|贩卖/, 'vending'],
    [/快递/, 'lockers'],
    [/废品|废旧|回收/, 'waste'],
    [/基站|通信|通讯/, 'telecom'],
    [/充电/, 'charging'],
    [/摆摊|摊位/, 'stalls'],
    [/会所/, 'clubhouse'],
    [/场地|租赁/, 'venue'],
  ],
  maintenance: [
    [/利息/, 'interest'],
    [/公共收益/, 'from-public'],
    [/交存|缴存|归集/, 'contribution'],
    [/维修|改造|更新|大修|中修/, 'works'],
  ],
  'on-behalf': [
    [/公摊|分摊/, 'shared'],
    [/垃圾/, 'rubbish'],
    [/暖|供热|热力/, 'heating'],
    [/燃气|煤气|天然气/, 'gas'],
    [/水/, 'water'],
    [/电/, 'power'],
  ],
}

/** The line that an account of a fund by this name most likely is, such as 人员费用; null where the name tells nothing. */
export function lineOfAccountName(fund: Fund, name: string): LedgerLine | null {
  const text = cleanText(name)
  if (fund === 'deposit')
    return /装修/.test(text) ? 'decoration' : /门禁|卡/.test(text) ? 'access-card' : null
  return names[fund].find(([pattern]) => pattern.test(text))?.[1] ?? null
}
