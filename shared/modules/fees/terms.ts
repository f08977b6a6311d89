/**
 * What a fee is for. `service` is what the pricing rules call 物业服务费; `utility` is collected on behalf of others (water,
 * power, heating); a `deposit` is given back.
 */
export const feeKinds = ['service', 'parking', 'utility', 'deposit', 'other'] as const
export type FeeKind = (typeof feeKinds)[number]

/**
 * How a month's amount comes about: price × area, the same for each house, price × metered use, or entered by hand each
 * time it is owed.
 */
export const feeBases = ['area', 'fixed', 'meter', 'single'] as const
export type FeeBasis = (typeof feeBases)[number]

export const chargeOrigins = ['generated', 'import', 'manual'] as const
export type ChargeOrigin = (typeof chargeOrigins)[number]

/** How a charge stands: nothing paid, part of it, settled (paid or waived), struck out. */
export const chargeStates = ['open', 'partly', 'settled', 'void'] as const
export type ChargeState = (typeof chargeStates)[number]

/** A waiver stands, or was taken back. */
export const waiverStates = ['standing', 'undone'] as const
export type WaiverState = (typeof waiverStates)[number]

/**
 * `payment`: money came in; `offset`: money paid in advance settles charges, and nothing changes hands; `refund`: money paid in
 * advance, or a deposit, goes back; `reversal`: one of these was wrong.
 */
export const paymentKinds = ['payment', 'offset', 'refund', 'reversal'] as const
export type PaymentKind = (typeof paymentKinds)[number]

/** How money came or went. They are recorded, not processed; `advance` is the money of an offset. */
export const paymentMethods = ['cash', 'wechat', 'alipay', 'transfer', 'card', 'debit', 'advance'] as const
export type PaymentMethod = (typeof paymentMethods)[number]
/** What a clerk at the counter can choose. */
export const counterMethods = ['cash', 'wechat', 'alipay', 'transfer', 'card', 'debit'] as const
export type CounterMethod = (typeof counterMethods)[number]

/** The beginnings of the gap-free series, each with the year: `SJ-2026-000123`. Imported receipts keep their own numbers. */
export const paymentPrefixes = {
  payment: 'SJ',
  offset: 'DK',
  refund: 'TK',
  reversal: 'CZ',
} as const satisfies Record<PaymentKind, string>
export const closingPrefix = 'RJ'

/**
 * Why a house gets no charge of an item for a month when charges are made: it has one already, no standard covers it, it is
 * handed over later, the area is not on record, no reading was entered.
 */
export const skipReasons = ['exists', 'no-standard', 'not-delivered', 'no-area', 'no-reading'] as const
export type SkipReason = (typeof skipReasons)[number]

/** How long the oldest charge has been overdue, in months: up to 3, up to 6, up to 12, longer. */
export const arrearsAges = ['current', 'quarter', 'half-year', 'year', 'older'] as const
export type ArrearsAge = (typeof arrearsAges)[number]

/** The most a single charge or payment can be, in fen: a hundred million yuan is a slip of the finger. */
export const mostChargeFen = 10_000_000_000
