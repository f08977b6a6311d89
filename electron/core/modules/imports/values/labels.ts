import type { CounterMethod } from '../../../../../shared/modules/fees/terms.ts'
import type { HouseKind, HouseState, Ownership } from '../../../../../shared/modules/houses/terms.ts'
import type { Fund } from '../../../../../shared/modules/ledger/terms.ts'
import type { Gender, OccupancyRole } from '../../../../../shared/modules/residents/terms.ts'
import type { TicketKind } from '../../../../../shared/modules/tickets/terms.ts'

/** What offices write for each code, the usual word first. A word that stands nowhere here is a question. */
type Labels<Code extends string> = Record<Code, readonly string[]>

const genders: Labels<Gender> = {
  male: ['男', '男性', '先生', 'M', 'male'],
  female: ['女', '女性', '女士', 'F', 'female'],
}

const houseKinds: Labels<HouseKind> = {
  residential: ['住宅', '住房', '住宅用房', '公寓', '别墅', '洋房', 'residential', 'apartment'],
  shop: ['商铺', '商业', '商业用房', '店铺', '底商', '门面', '商用', 'shop', 'retail'],
  office: ['办公', '办公室', '写字楼', '办公用房', 'office'],
  parking: ['车位', '车库', '停车位', '地下车位', 'parking'],
}

const houseStates: Labels<HouseState> = {
  occupied: ['已入住', '入住', '自住', '常住', '在住', '营业', '营业中', 'occupied'],
  let: ['出租', '已出租', '出租中', '租住', 'let', 'rented'],
  vacant: ['空置', '未入住', '空房', '闲置', '未收房', 'vacant', 'empty'],
  renovating: ['装修中', '装修', '在装修', '正在装修', 'renovating'],
}

const ownerships: Labels<Ownership> = {
  private: ['私有', '个人', '私产', '个人所有', '单独所有', 'private'],
  joint: ['共有', '共同共有', '按份共有', '夫妻共有', 'joint'],
  'public-housing': ['公房', '公租房', '直管公房', '廉租房', 'public housing'],
  company: ['单位', '单位产', '单位所有', '企业', '公司', 'company'],
  developer: ['开发商', '开发商自持', '未售', 'developer', 'unsold'],
}

const roles: Labels<OccupancyRole> = {
  owner: ['业主', '户主', '产权人', '房主', '房东', '本人', 'owner'],
  'co-owner': ['共有人', '共有产权人', '共同业主', '产权共有人', '共有', 'co-owner'],
  tenant: ['租户', '租客', '承租人', '租赁', '租住', 'tenant'],
  family: ['家属', '家人', '家庭成员', '亲属', '配偶', '夫妻', '子女', '父母', 'family'],
  merchant: ['商户', '商家', '经营者', '经营户', '店主', 'merchant'],
}

const ticketKinds: Labels<TicketKind> = {
  complaint: ['投诉', '投诉类', 'complaint'],
  repair: ['报修', '维修', '报修类', 'repair'],
  inquiry: ['咨询', '询问', '咨询类', 'inquiry'],
  suggestion: ['建议', '意见', '建议类', 'suggestion'],
  help: ['求助', '帮助', '求助类', 'help'],
  praise: ['表扬', '感谢', '表扬类', 'praise'],
}

const payMethods: Labels<CounterMethod> = {
  cash: ['现金', '现款', 'cash'],
  wechat: ['微信', '微信支付', '微信转账', '微信收款', 'wechat'],
  alipay: ['支付宝', '支付宝支付', 'alipay'],
  transfer: ['银行转账', '转账', '对公转账', '网银', '汇款', '电汇', 'transfer'],
  card: ['刷卡', 'POS', 'POS机', 'POS刷卡', '银行卡', 'card'],
  debit: ['银行代扣', '代扣', '银行托收', '托收', '委托收款', 'debit'],
}

/** Whose money it is; a row of what is carried over names its fund by its account. */
const fundWords: Labels<Fund | 'opening'> = {
  service: [
    '物业服务资金',
    '服务收入',
    '服务成本',
    '物业服务',
    '物业服务收入',
    '物业服务成本',
    '物业费',
    '服务支出',
    'service',
  ],
  public: ['公共收益', '公共收入', '公共收益收入', '公共收益支出', '公共部位收益', '经营收益', 'public'],
  maintenance: ['专项维修资金', '维修资金', '住宅专项维修资金', '公维金', '维修基金', 'maintenance'],
  'on-behalf': ['代收代缴', '代收代付', '代收', '代缴', 'on behalf'],
  deposit: ['押金', '保证金', '押金保证金', 'deposit'],
  opening: ['期初', '期初余额', '期初结余', '上年结转', '上期结余', 'opening'],
}

/** The fields whose codes are the program's own. */
export const codeLabels = {
  kind: houseKinds,
  state: houseStates,
  ownership: ownerships,
  gender: genders,
  role: roles,
  ticketKind: ticketKinds,
  payMethod: payMethods,
  fund: fundWords,
} as const satisfies Record<string, Labels<string>>
export type CodeField = keyof typeof codeLabels

/** Words that say that nobody knows. */
const unknown = /^(?:未知|不详|保密|待定|无|暂无|没有|n\/a|[-—–/\\.]+)$/i

/** Texts are the same whatever their width, case and spaces. */
export const foldText = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** True for what stands in a cell instead of nothing. */
export const saysNothing = (folded: string): boolean => folded === '' || unknown.test(folded)
