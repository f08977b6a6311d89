/** Part of `terms`. */
export const noticeTerms = {
  noticeKind: {
    'work-plan': '工作计划',
    rules: '管理规约',
    outage: '停水停电',
    decision: '重大事项决策',
    policy: '政策宣传',
    feedback: '反馈处理结果',
    other: '其他通知',
  },
  noticeState: {
    draft: '草稿',
    published: '已发布',
    withdrawn: '已撤回',
  },
  postingState: {
    up: '张贴中',
    overdue: '到期未撤',
    down: '已撤下',
    void: '已作废',
  },
  dutyState: {
    done: '未到期',
    soon: '快到期',
    overdue: '已逾期',
  },
}
