/** What people ask the desk to arrange. */
export const serviceKinds = ['cleaning', 'appliance', 'custody', 'moving', 'meals', 'other'] as const
export type ServiceKind = (typeof serviceKinds)[number]

export const requestStates = ['open', 'done', 'cancelled', 'void'] as const
export type RequestState = (typeof requestStates)[number]

/** Who is in the directory: shops around, trades, and neighbours who share a skill or have something to swap. */
export const providerKinds = [
  'supermarket',
  'pharmacy',
  'restaurant',
  'repair',
  'cleaning',
  'moving',
  'locksmith',
  'skill',
  'swap',
  'other',
] as const
export type ProviderKind = (typeof providerKinds)[number]

/** The most a price or a fee can be, in fen: ten million yuan. */
export const mostPriceFen = 1_000_000_000
