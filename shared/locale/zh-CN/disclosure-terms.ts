/** Part of `terms`. */
export const disclosureTerms = {
  chargingMode: {
    'lump-sum': '包干制',
    remuneration: '酬金制',
  },
  sheetPart: {
    service: '物业服务费收支',
    public: '公共收益',
    maintenance: '专项维修资金',
    'on-behalf': '代收代缴',
    deposit: '押金',
  },
  sheetState: {
    draft: '草稿',
    review: '待审核',
    published: '已发布',
    revised: '已更正',
    discarded: '已放弃',
  },
  sheetOrigin: {
    ledger: '取自账册',
    typed: '导入',
  },
  objectionKind: {
    question: '询问',
    objection: '异议',
    suggestion: '建议',
  },
  objectionState: {
    open: '待答复',
    overdue: '超时未答复',
    answered: '已答复',
    void: '已作废',
  },
}
