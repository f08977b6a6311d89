/** Whose money it is. What belongs to one fund never stands in another. */
export const funds = ['service', 'public', 'maintenance', 'on-behalf', 'deposit'] as const
export type Fund = (typeof funds)[number]

export const ledgerSides = ['in', 'out'] as const
export type LedgerSide = (typeof ledgerSides)[number]

/**
 * The lines of the service fund. The nine cost lines are those of 《物业服务收费管理办法》第十一条, in its order; taxes are paid beside
 * them, and a company paid by remuneration (酬金制) takes its remuneration out of the fund.
 */
export const costLines = [
  'staff',
  'facilities',
  'cleaning',
  'greening',
  'security',
  'office',
  'depreciation',
  'insurance',
  'agreed',
] as const
export type CostLine = (typeof costLines)[number]
export const serviceLines = ['fee', 'other-income', ...costLines, 'tax', 'remuneration'] as const

/** Where public income comes from (民法典第二百八十二条), and, last, what the owners decided to do with it. */
export const publicSources = [
  'parking',
  'advertising',
  'venue',
  'vending',
  'lockers',
  'waste',
  'telecom',
  'charging',
  'stalls',
  'clubhouse',
  'other',
] as const
export const publicUses = ['to-maintenance', 'to-fees', 'by-decision'] as const
export const publicLines = [...publicSources, ...publicUses] as const

export const maintenanceLines = ['contribution', 'interest', 'from-public', 'works'] as const
export const onBehalfLines = [
  'water',
  'power',
  'heating',
  'gas',
  'shared',
  'rubbish',
  'other-behalf',
] as const
export const depositLines = ['decoration', 'access-card', 'other-deposit'] as const

export const linesOf = {
  service: serviceLines,
  public: publicLines,
  maintenance: maintenanceLines,
  'on-behalf': onBehalfLines,
  deposit: depositLines,
} as const satisfies Record<Fund, readonly string[]>
export const ledgerLines = [
  ...serviceLines,
  ...publicLines,
  ...maintenanceLines,
  ...onBehalfLines,
  ...depositLines,
] as const
export type LedgerLine = (typeof ledgerLines)[number]

export const entryOrigins = ['manual', 'import', 'receipts'] as const
export type EntryOrigin = (typeof entryOrigins)[number]

/** The most one entry can be, in fen: a thousand million yuan. */
export const mostEntryFen = 100_000_000_000
