import type { TicketKind } from '../../shared/modules/tickets/terms.ts'

/** What people come with: the category's code, their words, and what becomes of it. */
export interface Matter {
  code: string
  words: readonly string[]
  places?: readonly string[]
  department: string
  done: readonly string[]
  /** Hours until it is done, half of them less. */
  hours: number
  urgency?: 'important' | 'urgent'
  /** The months in which it happens three times as often. */
  months?: readonly number[]
  weight: number
}

const engineering = '工程部'
const cleaning = '保洁部'
const order = '秩序维护部'
const service = '客户服务部'
const green = '绿化部'

export const matters: Readonly<Record<TicketKind, readonly Matter[]>> = {
  repair: [
    {
      code: '11',
      words: [
        '卫生间天花板漏水，滴到洗衣机上。',
        '厨房水槽下面渗水，柜子都泡了。',
        '主卧墙角返潮，踢脚线起泡。',
      ],
      places: ['卫生间', '厨房', '主卧'],
      department: engineering,
      done: ['更换角阀和软管，试水半小时无渗漏。', '楼上地漏密封圈老化，已更换，跟进三天无滴水。'],
      hours: 9,
      urgency: 'important',
      weight: 14,
    },
    {
      code: '13',
      words: ['马桶堵了，冲不下去。', '卫生间地漏返味、下水慢。'],
      places: ['卫生间', '次卫'],
      department: engineering,
      done: ['机械疏通，取出异物，下水通畅。'],
      hours: 5,
      weight: 10,
    },
    {
      code: '14',
      words: ['家里一开空调就跳闸。', '半边没电，插座都不通。'],
      places: ['配电箱', '客厅'],
      department: engineering,
      done: ['空开老化，业主自购，已更换。', '插座进水短路，断开该路后恢复，建议换防水盒。'],
      hours: 4,
      urgency: 'urgent',
      months: [7, 8, 12, 1],
      weight: 9,
    },
    {
      code: '41',
      words: ['楼道灯不亮，晚上看不见。', '电梯厅的灯一闪一闪。'],
      department: engineering,
      done: ['更换声控灯一只，测试正常。'],
      hours: 20,
      weight: 12,
    },
    {
      code: '52',
      words: ['电梯停在一楼不动。', '电梯门关不上，一直报警。'],
      department: engineering,
      done: ['维保到场，门机皮带更换，试运行正常。'],
      hours: 3,
      urgency: 'urgent',
      weight: 8,
    },
    {
      code: '83',
      words: ['单元门禁刷卡没反应。', '门禁按键坏了两个。'],
      department: engineering,
      done: ['更换读卡器，重新授权，测试正常。'],
      hours: 15,
      weight: 8,
    },
    {
      code: '71',
      words: ['暖气不热，屋里只有十五度。', '客厅暖气片一半是凉的。'],
      places: ['客厅', '主卧'],
      department: engineering,
      done: ['放气、清洗过滤器，回访室温二十度。'],
      hours: 14,
      months: [11, 12, 1, 2, 3],
      weight: 8,
    },
    {
      code: '65',
      words: ['一楼厨房下水返水。', '阳台排水管堵，漫到屋里。'],
      department: engineering,
      done: ['疏通立管，冲洗干净。'],
      hours: 6,
      urgency: 'important',
      weight: 7,
    },
  ],
  complaint: [
    {
      code: '11',
      words: ['楼下垃圾桶满了两天没人清。', '装修垃圾堆在门口一周了。'],
      department: cleaning,
      done: ['当日清运，并把该点的清运改为每日两次。'],
      hours: 10,
      weight: 14,
    },
    {
      code: '21',
      words: ['电梯三天两头坏，老人上不去楼。', '电梯运行时抖得厉害，心里害怕。'],
      department: engineering,
      done: ['约维保单位全面检查，更换导靴，张贴说明并上门致歉。'],
      hours: 30,
      urgency: 'important',
      weight: 12,
    },
    {
      code: '22',
      words: ['水压忽大忽小，洗澡忽冷忽热。', '一个月停水三次，都没有提前通知。'],
      department: engineering,
      done: ['检修减压阀，水压恢复；以后停水提前一天通知到户。'],
      hours: 26,
      weight: 7,
    },
    {
      code: '31',
      words: ['打电话报修，接电话的人很冷漠。', '问物业费的事，爱答不理。'],
      department: service,
      done: ['调取录音，情况属实，当事人已向业主道歉，部门会上提醒。'],
      hours: 28,
      weight: 6,
    },
    {
      code: '41',
      words: ['地下车库的电动车电瓶被偷了。', '陌生人跟着进了单元门。'],
      department: order,
      done: ['调看监控并协助报警，夜间加巡两次。'],
      hours: 20,
      urgency: 'urgent',
      weight: 6,
    },
    {
      code: '42',
      words: ['单元门坏了关不上，谁都能进。', '大门岗不查外来人员。'],
      department: order,
      done: ['门禁当日修复；门岗重新培训登记要求。'],
      hours: 18,
      weight: 6,
    },
    {
      code: '99',
      words: ['楼上半夜装修，吵得睡不着。', '邻居的狗不牵绳，小孩被吓哭。'],
      department: order,
      done: ['上门劝导，双方达成一致，留下联系方式。'],
      hours: 12,
      weight: 9,
    },
  ],
  inquiry: [
    {
      code: '11',
      words: ['物业费交到几月了？可以微信交吗？'],
      department: service,
      done: ['已查明并告知缴至的月份与缴费方式。'],
      hours: 0,
      weight: 12,
    },
    {
      code: '21',
      words: ['准备装修，要办什么手续？'],
      department: service,
      done: ['告知申报所需材料，给了申请表和管理规定。'],
      hours: 0,
      weight: 9,
    },
    {
      code: '41',
      words: ['门禁卡丢了怎么补？'],
      department: service,
      done: ['告知带身份证明到前台办理，原卡当场注销。'],
      hours: 0,
      weight: 9,
    },
    {
      code: '33',
      words: ['亲戚周末来，车停哪里？'],
      department: service,
      done: ['告知访客车位位置和登记办法。'],
      hours: 0,
      weight: 6,
    },
  ],
  suggestion: [
    {
      code: '5',
      words: ['建议在南门加几个电动车充电位。', '建议把访客车位画出来。'],
      department: service,
      done: ['已列入下季度计划，并答复业主。'],
      hours: 40,
      weight: 5,
    },
    {
      code: '1',
      words: ['建议楼道每周拖一次地。', '建议快递柜旁边放个纸箱回收桶。'],
      department: cleaning,
      done: ['采纳，本周起执行。'],
      hours: 40,
      weight: 5,
    },
    {
      code: '6',
      words: ['重阳节给老人办个活动吧。'],
      department: service,
      done: ['已列入活动安排，请业主留意通知。'],
      hours: 48,
      months: [9, 10],
      weight: 3,
    },
  ],
  help: [
    {
      code: '3',
      words: ['钥匙锁屋里了，锅里还炖着汤。', '老人带着孩子被锁在门外。'],
      department: order,
      done: ['陪同开锁师傅到场，十五分钟打开。'],
      hours: 0.6,
      urgency: 'urgent',
      weight: 4,
    },
    {
      code: '4',
      words: ['和楼上因为噪声吵起来了，请来调解。'],
      department: service,
      done: ['两家坐下谈了一次，约定十点后不移家具。'],
      hours: 20,
      weight: 4,
    },
    {
      code: '6',
      words: ['买的柜子搬不上楼，想请人搭把手。'],
      department: order,
      done: ['秩序员帮忙搬到家。'],
      hours: 1,
      weight: 3,
    },
  ],
  praise: [
    {
      code: '2',
      words: ['昨晚水管爆了，师傅十分钟就到，谢谢。'],
      department: engineering,
      done: ['已转告本人并在部门内表扬。'],
      hours: 10,
      weight: 4,
    },
    {
      code: '5',
      words: ['保洁阿姨捡到钱包交到前台，特别感谢。'],
      department: cleaning,
      done: ['已转告本人并张贴表扬。'],
      hours: 10,
      weight: 3,
    },
    {
      code: '3',
      words: ['院子里的花开得真好，辛苦了。'],
      department: green,
      done: ['已转告绿化组。'],
      hours: 10,
      months: [4, 5],
      weight: 3,
    },
  ],
}

/** How often each kind comes, and through which of the channels (by their codes). */
export const kindWeights: readonly (readonly [TicketKind, number])[] = [
  ['repair', 46],
  ['complaint', 22],
  ['inquiry', 20],
  ['suggestion', 5],
  ['help', 4],
  ['praise', 3],
]
export const channelWeights: readonly (readonly [string, number])[] = [
  ['counter', 30],
  ['phone', 40],
  ['wechat', 13],
  ['owner-group', 7],
  ['app', 4],
  ['home', 3],
  ['suggestion-box', 2],
  ['hotline', 1],
]
