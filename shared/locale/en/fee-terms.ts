/** Part of `terms`. */
export const feeTerms = {
  feeKind: {
    service: 'Property service',
    parking: 'Parking',
    utility: 'Collected on behalf',
    deposit: 'Deposit',
    other: 'Other',
  },
  feeBasis: {
    area: 'By area',
    fixed: 'Fixed',
    meter: 'By meter',
    single: 'By hand',
  },
  chargeOrigin: {
    generated: 'Generated',
    import: 'Imported',
    manual: 'By hand',
  },
  chargeState: {
    open: 'Unpaid',
    partly: 'Partly paid',
    settled: 'Settled',
    void: 'Void',
  },
  waiverState: {
    standing: 'In force',
    undone: 'Taken back',
  },
  paymentKind: {
    payment: 'Payment',
    offset: 'From advance',
    refund: 'Refund',
    reversal: 'Reversal',
  },
  paymentMethod: {
    cash: 'Cash',
    wechat: 'WeChat',
    alipay: 'Alipay',
    transfer: 'Bank transfer',
    card: 'Card',
    debit: 'Direct debit',
    advance: 'Advance',
  },
  skipReason: {
    exists: 'Charged already',
    'no-standard': 'No standard applies',
    'not-delivered': 'not handed over yet',
    'no-area': 'No area on record',
    'no-reading': 'No reading',
  },
  rateGroup: {
    all: 'In all',
    month: 'By month',
    item: 'By fee item',
    kind: 'By kind of house',
    building: 'By building',
  },
  arrearsAge: {
    current: 'Up to a month',
    quarter: 'Up to 3 months',
    'half-year': '3 to 6 months',
    year: '6 to 12 months',
    older: 'Over 12 months',
  },
}
