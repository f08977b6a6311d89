export const outageKinds = [
  'water',
  'power',
  'gas',
  'heating',
  'lift',
  'access',
  'network',
  'road',
  'other',
] as const
export type OutageKind = (typeof outageKinds)[number]

/** `planned` has not begun yet. */
export const outageStates = ['running', 'planned', 'ended', 'voided'] as const
export type OutageState = (typeof outageStates)[number]
