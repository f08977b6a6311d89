import type { Kysely } from 'kysely'
import { messages } from '../../../../../shared/locale/index.ts'
import { funds, type Fund, type LedgerLine } from '../../../../../shared/modules/ledger/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { exportLocale } from '../../exports/export-rows.ts'

const fundNames = messages[exportLocale].terms.fund

/** What offices write for each line of the books. A word that stands nowhere here is a question. */
const lineWords: Partial<Record<LedgerLine, readonly string[]>> = {
  fee: ['物业服务费', '物业费', '物业费收入', '物业服务费收入', '物业管理费', '管理费收入'],
  'other-income': ['其他收入', '其它收入', '利息收入'],
  staff: [
    '人员费用',
    '人工费',
    '人工费用',
    '人工成本',
    '工资',
    '员工工资',
    '工资社保',
    '工资及福利',
    '薪酬',
    '管理服务人员费用',
  ],
  facilities: [
    '共用设施设备维护',
    '共用设施设备维护费',
    '设施设备维护',
    '设施设备维护费',
    '设备维护',
    '设备维护费',
    '设备维保',
    '维修保养',
    '日常维修',
    '电梯维保',
  ],
  cleaning: ['清洁卫生', '清洁卫生费', '保洁', '保洁费', '清洁费', '垃圾清运', '垃圾清运费'],
  greening: ['绿化养护', '绿化养护费', '绿化', '绿化费'],
  security: ['秩序维护', '秩序维护费', '保安', '保安费', '安保', '安保费', '公共秩序维护'],
  office: ['办公费用', '办公费', '行政办公费', '办公经费'],
  depreciation: ['固定资产折旧', '折旧', '折旧费', '固定资产折旧费'],
  insurance: ['保险费', '保险', '公众责任险', '公众责任保险'],
  agreed: ['其他费用', '经业主同意的其他费用'],
  tax: ['税费', '税金', '法定税费', '增值税', '税金及附加'],
  remuneration: ['酬金', '物业酬金', '物业服务酬金', '管理酬金'],
  parking: ['停车', '停车费', '停车收入', '停车费收入', '车位费', '临停收入', '停车管理'],
  advertising: ['广告', '广告费', '广告收入', '电梯广告', '广告位'],
  venue: ['场地租赁', '场地租金', '场地出租', '场地费', '场地租赁费'],
  vending: ['自动售货', '自动售货机', '售货机'],
  lockers: ['快递柜', '快递柜收入', '智能柜'],
  waste: ['废品回收', '废品', '废旧回收', '旧衣回收'],
  telecom: ['通信基站', '基站', '基站租金'],
  charging: ['充电桩', '充电', '充电收入'],
  stalls: ['摆摊', '摊位', '摊位费'],
  clubhouse: ['会所', '会所收入'],
  other: ['其他公共收益', '其他收益'],
  'to-maintenance': ['转入维修资金', '转入专项维修资金', '补充维修资金', '补充专项维修资金'],
  'to-fees': ['抵减物业费', '抵减物业服务费'],
  'by-decision': ['业主大会决定使用', '按业主大会决定使用'],
  contribution: ['交存', '维修资金交存', '首期交存', '续筹'],
  interest: ['利息', '增值收益'],
  'from-public': ['公共收益转入'],
  works: ['维修工程', '维修和更新改造', '更新改造', '大修'],
  water: ['水费', '代收水费'],
  power: ['电费', '代收电费'],
  heating: ['供暖费', '暖气费', '取暖费', '采暖费'],
  gas: ['燃气费', '煤气费', '天然气费'],
  shared: ['公摊', '公摊能耗', '公摊水电', '公摊水电费'],
  rubbish: ['垃圾费', '垃圾处理费', '生活垃圾处理费'],
  decoration: ['装修押金', '装修保证金'],
  'access-card': ['门禁卡押金', '门禁卡'],
}

/** How a balance that is carried over begins: `opening:public`. */
export const openingPrefix = 'opening:'
const openingWords: Record<Fund, readonly string[]> = {
  service: ['期初结余：物业服务资金', '物业服务费结余', '物业费结余', '物业服务资金结余', '服务费结余'],
  public: ['期初结余：公共收益', '公共收益结余', '公共收入结余'],
  maintenance: ['期初结余：专项维修资金', '专项维修资金结余', '维修资金结余'],
  'on-behalf': ['期初结余：代收代缴', '代收代缴结余'],
  deposit: ['期初结余：押金', '押金结余'],
}

/** What the texts of a column of accounts can mean: the office's accounts, and what its funds held before. */
export async function accountWords(
  db: Kysely<Tables>,
): Promise<{ entry: string; name: string; words: readonly string[]; archived: boolean }[]> {
  const rows = await db
    .selectFrom('ledger_accounts')
    .select(['id', 'fund', 'line', 'name', 'archived_at'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  // The words for a line mean the first account it has.
  const firsts = new Map<string, number>()
  for (const { id, fund, line, archived_at } of rows)
    if (archived_at === null && !firsts.has(`${fund} ${line}`)) firsts.set(`${fund} ${line}`, id)
  const accounts = rows.map(({ id, fund, line, name, archived_at }) => ({
    entry: String(id),
    name: `${fundNames[fund as Fund]} / ${name}`,
    words: [name, ...(firsts.get(`${fund} ${line}`) === id ? (lineWords[line as LedgerLine] ?? []) : [])],
    archived: archived_at !== null,
  }))
  const openings = funds.map((fund) => ({
    entry: openingPrefix + fund,
    name: openingWords[fund][0]!,
    words: openingWords[fund],
    archived: false,
  }))
  return [...accounts, ...openings]
}
