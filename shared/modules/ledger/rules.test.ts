import { describe, expect, it } from 'vitest'
import { lineOfAccountName } from './account-names.ts'
import { belongsToMaintenanceFund } from './maintenance.ts'
import { inFormOrder, isLineOf, lineOfFee, missingOf, sidesOf } from './rules.ts'
import { funds, linesOf } from './terms.ts'

describe('what belongs to the maintenance fund', () => {
  it.each([
    '电梯大修',
    '3号楼屋面防水大修工程款',
    '水泵中修',
    '消防设施更新改造',
    '门禁系统改造',
    '电梯更新、改造首付款',
    '外墙翻新',
    '小区道路翻修',
    '2号电梯整体更换',
    '更新电梯',
    '水泵设备更新',
    '非机动车棚改造',
    '大 修 配电柜',
    '日常维修及屋面大修',
    '不含税 电梯大修',
  ])('%s does', (words) => expect(belongsToMaintenanceFund(words)).toBe(true))

  it.each([
    '10月清洁卫生',
    '电梯维保费',
    '水泵小修',
    '日常维修材料',
    '更换楼道灯泡',
    '非大修，更换门把手',
    '非大修、中修费用',
    '水管维修（不属于大修）',
    '日常维护，不含大修、中修和更新改造',
    '大修以外的零星维修',
    '大修、中修除外的维修',
    '正大修锁 换锁芯',
    '绿篱集中修剪',
    '空中修枝',
    '更新公告栏内容',
    '电梯更新记录打印',
    '物业管理软件更新',
    '',
  ])('%s does not', (words) => expect(belongsToMaintenanceFund(words)).toBe(false))
})

describe('the lines', () => {
  const pairs = funds.flatMap((fund) => linesOf[fund].map((line) => ({ fund, line })))

  it('have at least one side each, and the usual one first', () => {
    expect(pairs.every(({ line }) => sidesOf(line).length > 0)).toBe(true)
    expect(sidesOf('fee')).toEqual(['in'])
    expect(sidesOf('cleaning')).toEqual(['out'])
    expect(sidesOf('to-maintenance')).toEqual(['out'])
    // 停车管理人工成本 stands beside the income from parking.
    expect(sidesOf('parking')).toEqual(['in', 'out'])
    expect(sidesOf('decoration')).toEqual(['in', 'out'])
  })

  it('come in the order of the forms', () => {
    expect([...pairs].reverse().sort(inFormOrder)).toEqual(pairs)
    expect(isLineOf('service', 'cleaning')).toBe(true)
    expect(isLineOf('public', 'cleaning')).toBe(false)
  })

  it.each([
    ['service', '物业服务费', 'service', 'fee'],
    ['parking', '地面车位', 'public', 'parking'],
    ['utility', '公摊水电费', 'on-behalf', 'shared'],
    ['utility', '水费', 'on-behalf', 'water'],
    ['utility', '热水费', 'on-behalf', 'water'],
    ['utility', '供暖费', 'on-behalf', 'heating'],
    ['utility', '天然气', 'on-behalf', 'gas'],
    ['utility', '有线电视', 'on-behalf', 'other-behalf'],
    ['deposit', '装修保证金', 'deposit', 'decoration'],
    ['deposit', '门禁卡押金', 'deposit', 'access-card'],
    ['other', '换锁', 'service', 'other-income'],
  ] as const)('take a receipt of %s %s', (kind, name, fund, line) =>
    expect(lineOfFee(kind, name)).toEqual({ fund, line }),
  )

  // The names in the sheet 收支台账 of 04-收费与收支台账-2025.xlsx.
  it.each([
    ['service', '物业服务费', 'fee'],
    ['service', '人员费用', 'staff'],
    ['service', '共用设施设备维护', 'facilities'],
    ['service', '清洁卫生', 'cleaning'],
    ['service', '绿化养护', 'greening'],
    ['service', '秩序维护', 'security'],
    ['service', '办公费用', 'office'],
    ['service', '固定资产折旧', 'depreciation'],
    ['service', '保险费', 'insurance'],
    ['service', '税费', 'tax'],
    ['public', '停车', 'parking'],
    ['public', '广告', 'advertising'],
    ['public', '场地租赁', 'venue'],
    ['public', '废品回收', 'waste'],
    ['public', '快递柜', 'lockers'],
    ['public', '别的', null],
  ] as const)('are told by %s %s', (fund, name, line) => expect(lineOfAccountName(fund, name)).toBe(line))
})

describe('what is missing of the receipts', () => {
  it.each([
    // received, posted, entered, missing
    [1000, 0, 0, 1000],
    [1000, 1000, 0, 0],
    [1000, 0, 1000, 0],
    [1000, 0, 400, 600],
    [1000, 0, 5000, 0],
    [1000, 400, 0, 600],
    // A payment was reversed after it was posted.
    [700, 1000, 0, -300],
    [0, 1000, 0, -1000],
    // Other money was entered besides: nothing that was posted is taken back.
    [1000, 1000, 5000, 0],
  ])('of %i with %i posted and %i entered is %i', (receivedFen, postedFen, enteredFen, missing) =>
    expect(missingOf({ receivedFen, postedFen, enteredFen })).toBe(missing),
  )
})
