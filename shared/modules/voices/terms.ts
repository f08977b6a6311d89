/** 深度访谈, 焦点小组, 神秘顾客, 意见箱开箱, 快速评价. */
export const voiceKinds = ['interview', 'focus-group', 'mystery', 'box', 'rating'] as const
export type VoiceKind = (typeof voiceKinds)[number]

/** Voices that score what they saw or got. */
export const scoredVoices = ['rating', 'mystery'] as const satisfies readonly VoiceKind[]
export type ScoredVoice = (typeof scoredVoices)[number]

/** As whom a mystery shopper comes, or who was interviewed. */
export const voiceRoles = [
  '',
  'new-owner',
  'old-owner',
  'tenant',
  'merchant',
  'third-party',
  'colleague',
] as const
export type VoiceRole = (typeof voiceRoles)[number]

export const boxStates = ['waiting', 'due', 'overdue'] as const
export type BoxState = (typeof boxStates)[number]
