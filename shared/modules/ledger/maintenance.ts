import { cleanText, toHalfWidth } from '../../text/normalise.ts'

/** Things of the buildings that are renewed; a notice, a list or a program is brought up to date all the time. */
const things =
  '电梯|水泵|泵房|设备|设施|管网|管道|管线|立管|门禁|监控|消防|配电|变压器|锅炉|路灯|照明|屋面|外墙|防水|道路|路面|围墙|大门|单元门|车棚|健身器材'

/** Major and medium repair, renewal and conversion, as ledgers and bills write them. */
const works = [
  // 正大修锁 is a locksmith and 集中修剪 is gardening.
  '(?<![正盛宏恒伟重])大修(?!锁|车|鞋|剪|理部|理店|理厂)',
  '(?<![其集空途当院园])中修(?!剪|补|锁)',
  '更新(?:、|和|与|及|或)?改造',
  '改造',
  '翻新',
  '翻修',
  '翻建',
  '重建',
  '(?:整体|整机|整套|整梯|成套|整栋)(?:更换|换新|更新|拆换|重做|重铺)',
  `(?:${things})[^,.;，。；、]{0,3}更新(?!记录|台账|资料|信息|标识)`,
  `更新(?:${things})(?!记录|台账|资料|信息|标识)`,
].join('|')

const clause = '[^,.;，。；()（）]'
const negations = [
  // 非 belongs to what stands right behind it: 非大修、中修, but not 非机动车棚改造.
  new RegExp(`非(?:${works})(?:(?:、|和|与|及|或)(?:${works}))*`, 'g'),
  new RegExp(
    `(?:并非|不是|不属于?|不含(?!税)|不包[括含]|不涉及|未涉及|不列入|无需|无)${clause}{0,8}?(?:${works})${clause}*`,
    'g',
  ),
  new RegExp(`(?:${works})(?:(?:、|和|与|及|或)(?:${works}))*(?:除外|以外|之外)`, 'g'),
]
const named = new RegExp(works)

/**
 * Whether words tell of a major or medium repair, a renewal or a conversion. Such costs are paid by the maintenance fund and
 * never stand among the costs of the service: 《物业服务收费管理办法》第十一条末款, 物业共用部位、共用设施设备的大修、中修和更新、
 * 改造费用，应当通过专项维修资金予以列支，不得计入物业服务支出或者物业服务成本. Small and daily repairs (小修, 日常维修) are costs of
 * the service, also where the words say that they are no major repair.
 */
export function belongsToMaintenanceFund(words: string): boolean {
  const text = toHalfWidth(cleanText(words)).replace(/\s/g, '')
  return named.test(negations.reduce((rest, negation) => rest.replace(negation, ''), text))
}
