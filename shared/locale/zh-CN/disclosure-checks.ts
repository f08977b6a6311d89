/** Part of `disclosures`: what a sheet is checked for, what is wrong and what to do, and what mends it by one click. */
export const disclosureChecks = {
  checked: {
    OPENING: '期初结余与上期相接',
    LEDGER: '实际数与账册相符',
    TOTAL_IN: '收入合计',
    TOTAL_OUT: '支出合计',
    CLOSING: '期末结余',
    RECEIVED: '实收不超过应收、历欠、预收之和',
    RATE: '收缴率',
    MAINTENANCE: '没有混入大中修和更新改造',
    NAME: '名称齐全',
    SAME_NAME: '名称不重复',
    NEGATIVE: '负数有说明',
    DECISION: '使用有业主决定',
    DEFICIT: '亏空有说明',
    HEADER: '表头',
    RECEIPTS: '前台收款都已入账',
    PERIOD: '公示期间',
    OVERLAP: '期间不重叠',
    FOLLOWING: '与后面的表相接',
    BOOKS: '合计与账册相符',
    REMUNERATION: '酬金与收费模式一致',
  },
  /** What is wrong, and what to do. */
  check: {
    OPENING:
      '{part}的期初结余是 {is}，上一张已发布的表 {of} 期末是 {should}，差 {by}。请改成 {should}；上一张错了就先更正它。',
    OPENING_BOOKS: '{part}的期初结余是 {is}，账册里当时是 {should}，差 {by}。请查明原因，写进期初说明。',
    LEDGER: '“{of}”写的是 {is}，账册里是 {should}，差 {by}。请改成账册的数，或先补记账册。',
    LEDGER_NONE: '“{of}”的 {is} 是手工加的，账册里没有。请核对凭证，或先补记账册再重新取数。',
    LEDGER_LACKS: '“{of}”在账册里有 {should}，表上没有。请重新取数，或在这一行填上。',
    TOTAL_IN: '原表写的收入合计是 {is}，各行相加是 {should}，差 {by}。请改错的那一行，或按各行合计。',
    TOTAL_OUT: '原表写的支出合计是 {is}，各行相加是 {should}，差 {by}。请改错的那一行，或按各行合计。',
    CLOSING:
      '原表写的期末结余是 {is}，按期初、收入、支出算是 {should}，差 {by}。请改错的那一处，或按计算结果。',
    RECEIVED: '实收 {is} 多于应收、历欠、预收之和 {should}，多 {by}。请核对这四个数。',
    RATE: '收缴率写的是 {is}，实收除以应收是 {should}。请按计算结果改。',
    RATE_LACKS: '收缴率没有填，实收除以应收是 {should}。请填上。',
    RATE_NONE: '没有应收，收缴率 {is} 无从算起。请把收缴率清空。',
    MAINTENANCE:
      '“{of}”像是大修、中修或更新改造，应由专项维修资金支出。请移到专项维修资金；是日常维护就把名称和说明写具体。',
    NAME: '有一行没有名称。请写上科目名称，或删除这一行。',
    SAME_NAME: '“{of}”出现了两次。请合并成一行，或改一个名称。',
    NEGATIVE: '“{of}”是负数 {is}。请在说明里写明冲的是哪一笔；写错了就改正。',
    DECISION: '“{of}”用了业主共有的钱 {is}，没有写谁决定的。请在去向里写业主大会决定的日期或文号。',
    DEFICIT: '{part}期末亏空 {is}，没有写由谁垫付。请在期末结余的说明里写明。',
    HEADER: '表头的{of}是 {is}，收费记录里是 {should}，差 {by}。请改成收费记录的数，或写明原因。',
    HEADER_LACKS: '表头的{of}没有填。请填上。',
    RECEIPTS:
      '{part}有 {is} 元前台收款没有记入台账（{of}）。请在“结账”里把收款记入台账，再重新取数；另有入账就在说明里写明。',
    PERIOD: '公示期间的结束早于开始。请放弃这张草稿，重新建一张。',
    PERIOD_OPEN: '{of} 还没有结账，数字可能再变。请先在账册里结账，再重新取数。',
    PERIOD_GAP: '{part}上一张已发布的表 {of} 之后，漏了月份没有公示。请先补公示，或在说明里写明。',
    OVERLAP: '{part}有几个月已在 {of} 公示过。请改期间另建一张；要改已公示的内容，请更正那张表。',
    OVERLAP_SAME:
      '{part}这段时间已在 {of} 公示过，同一期间不能有两张。请放弃这张草稿；要改已公示的内容，请更正 {of}。',
    FOLLOWING:
      '{part}的期末结余是 {is}，后面已发布的表 {of} 期初是 {should}，差 {by}。这张发布后，请接着更正 {of}。',
    BOOKS_IN:
      '{part}的收入合计是 {is}，账册里这段时间是 {should}，差 {by}。请对照凭证；账册不全就在说明里写明。',
    BOOKS_OUT:
      '{part}的支出合计是 {is}，账册里这段时间是 {should}，差 {by}。请对照凭证；账册不全就在说明里写明。',
    REMUNERATION: '包干制没有酬金，表上有酬金 {is}。请删除酬金这一行，或改成酬金制。',
    REMUNERATION_LACKS: '酬金制的表上没有酬金。请加上酬金这一行；没有提取就在说明里写明。',
  },
  repair: {
    books: '用账上的数',
    carry: '承接上期',
    sums: '按各行合计',
    compute: '按计算结果',
  },
}
