/** Part of `terms`. */
export const feeTerms = {
  feeKind: {
    service: '物业服务费',
    parking: '停车费',
    utility: '代收代缴',
    deposit: '押金',
    other: '其他',
  },
  feeBasis: {
    area: '按面积',
    fixed: '每户固定',
    meter: '按用量',
    single: '逐笔录入',
  },
  chargeOrigin: {
    generated: '批量生成',
    import: '导入',
    manual: '手工录入',
  },
  chargeState: {
    open: '未缴',
    partly: '部分缴',
    settled: '已清',
    void: '已作废',
  },
  waiverState: {
    standing: '有效',
    undone: '已撤回',
  },
  paymentKind: {
    payment: '收款',
    offset: '预存抵扣',
    refund: '退款',
    reversal: '冲正',
  },
  paymentMethod: {
    cash: '现金',
    wechat: '微信',
    alipay: '支付宝',
    transfer: '银行转账',
    card: '刷卡',
    debit: '银行代扣',
    advance: '预存款',
  },
  skipReason: {
    exists: '已有应收',
    'no-standard': '没有适用的收费标准',
    'not-delivered': '还没有交付',
    'no-area': '没有登记面积',
    'no-reading': '没有抄表',
  },
  rateGroup: { all: '合计', month: '按月份', item: '按收费项目', kind: '按房屋类型', building: '按楼栋' },
  arrearsAge: {
    current: '1 个月内',
    quarter: '3 个月内',
    'half-year': '3 到 6 个月',
    year: '6 到 12 个月',
    older: '超过 12 个月',
  },
}
