/** Part of `terms`. */
export const noticeTerms = {
  noticeKind: {
    'work-plan': 'Work plan',
    rules: 'Rules',
    outage: 'Outage',
    decision: 'Decision',
    policy: 'Policy',
    feedback: 'Feedback',
    other: 'Other',
  },
  noticeState: {
    draft: 'Draft',
    published: 'Published',
    withdrawn: 'Withdrawn',
  },
  postingState: {
    up: 'Up',
    overdue: 'To be taken down',
    down: 'Taken down',
    void: 'Void',
  },
  dutyState: {
    done: 'Done',
    soon: 'Soon',
    overdue: 'Overdue',
  },
}
