/** What else is told to everybody: plans, rules, outages, decisions, policies, and what became of what people said. */
export const noticeKinds = [
  'work-plan',
  'rules',
  'outage',
  'decision',
  'policy',
  'feedback',
  'other',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const noticeStates = ['draft', 'published', 'withdrawn'] as const
export type NoticeState = (typeof noticeStates)[number]

export const postingStates = ['up', 'overdue', 'down', 'void'] as const
export type PostingState = (typeof postingStates)[number]

/**
 * The eight matters of 民法典第九百四十三条 that are told to the owners from time to time, in its order, then what offices are usually
 * bound to tell beside them. How often is an editable default.
 */
export const dutyCodes = [
  'services',
  'people',
  'quality',
  'fee-items',
  'fee-standards',
  'performance',
  'maintenance-fund',
  'public-income',
  'income-expense',
  'on-behalf',
  'work-plan',
] as const
export type DutyCode = (typeof dutyCodes)[number]

export const dutyStates = ['done', 'soon', 'overdue'] as const
export type DutyState = (typeof dutyStates)[number]
