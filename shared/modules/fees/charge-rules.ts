import { normaliseCode } from '../../text/normalise.ts'
import { lastDay } from '../reports/month.ts'
import type { ChargeState } from './terms.ts'

/**
 * Fen of a price per unit (ten-thousandths of a yuan) and a quantity (hundredths of the unit), rounded half up: 2.80 yuan
 * × 89.15 m² = 249.62 yuan. Their product is in ten-thousandths of a fen.
 */
export function amountOf(priceE4: number, quantityHundredths: number): number {
  const exact = priceE4 * quantityHundredths
  if (exact + 5000 <= Number.MAX_SAFE_INTEGER) return Math.floor((exact + 5000) / 10_000)
  return Number((BigInt(priceE4) * BigInt(quantityHundredths) + 5000n) / 10_000n)
}

/** Fen of one unit: what everybody pays where an item is the same for each house. */
export const fixedAmount = (priceE4: number): number => amountOf(priceE4, 100)

/** Which houses and months a standard is for; null means all of them. */
export interface StandardScope {
  houseKind: string | null
  buildingId: number | null
  fromMonth: string
  untilMonth: string | null
}

export const isInForce = ({ fromMonth, untilMonth }: StandardScope, month: string): boolean =>
  fromMonth <= month && (untilMonth === null || untilMonth >= month)

/** Whether two standards for the same houses would both be in force in some month. */
export const overlaps = (one: StandardScope, other: StandardScope): boolean =>
  one.houseKind === other.houseKind &&
  one.buildingId === other.buildingId &&
  one.fromMonth <= (other.untilMonth ?? '9999-12') &&
  other.fromMonth <= (one.untilMonth ?? '9999-12')

/**
 * The standard of an item by which a house is charged in a month: one for its building goes before one for all, one for
 * its kind before one for any.
 */
export function standardFor<Standard extends StandardScope>(
  standards: readonly Standard[],
  house: { kind: string; buildingId: number },
  month: string,
): Standard | undefined {
  const closeness = ({ buildingId, houseKind }: StandardScope) =>
    (buildingId === null ? 0 : 2) + (houseKind === null ? 0 : 1)
  let best: Standard | undefined
  for (const standard of standards) {
    const covers =
      isInForce(standard, month) &&
      (standard.buildingId === null || standard.buildingId === house.buildingId) &&
      (standard.houseKind === null || standard.houseKind === house.kind)
    if (covers && (best === undefined || closeness(standard) > closeness(best))) best = standard
  }
  return best
}

/**
 * Whether a house is charged for a month: from the month on in which it was handed over, and for the whole of that month, since
 * standards count months. Of a date of which only the year is on record its first month is taken; where none is, it is old.
 */
export const isDelivered = (deliveredOn: string | null, month: string): boolean =>
  deliveredOn === null || deliveredOn.slice(0, 7) <= month

/** What is still to be paid of a charge, in fen. */
export const openOf = (charge: { amountFen: number; waivedFen: number; paidFen: number }): number =>
  charge.amountFen - charge.waivedFen - charge.paidFen

/** What is waived whole is settled as well; a part that was waived leaves the rest as unpaid as before. */
export function chargeState(charge: {
  voided: boolean
  amountFen: number
  waivedFen: number
  paidFen: number
}): ChargeState {
  if (charge.voided) return 'void'
  if (openOf(charge) === 0) return 'settled'
  return charge.paidFen === 0 ? 'open' : 'partly'
}

/** When a month's charges are due unless the office says otherwise: on its last day. */
export const usualDueDay = (month: string): string => lastDay(month)

/** Which of a house's meters an item is read from, by what it is called; null where neither. */
export function meterOf(itemName: string): 'water' | 'power' | null {
  const name = normaliseCode(itemName).toLowerCase()
  if (/电|power|electric/.test(name)) return 'power'
  return /水|water/.test(name) ? 'water' : null
}

/** Why a text is no number of at most two decimals. */
export type DecimalProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE'

/**
 * A number as people type it in units of 10^-decimals: with 4 the price `2.8` is 28000, with 2 the reading `123.45` is
 * 12345. Null for an empty text.
 */
export function readDecimal(
  typed: string,
  { decimals, most }: { decimals: number; most: number },
): { value: number | null } | { problem: DecimalProblem } {
  const text = normaliseCode(typed)
  if (text === '') return { value: null }
  const [, minus, whole, rest = ''] =
    /^([-−])?[¥￥]?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?元?$/.exec(text) ?? []
  if (whole === undefined) return { problem: 'NOT_A_NUMBER' }
  if (minus) return { problem: 'NEGATIVE' }
  const part = rest.replace(/0+$/, '')
  if (part.length > decimals) return { problem: 'TOO_MANY_DECIMALS' }
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  if (digits.length > 12 - decimals) return { problem: 'TOO_LARGE' }
  const value = Number(digits + part.padEnd(decimals, '0'))
  return value > most ? { problem: 'TOO_LARGE' } : { value }
}

/** A number of so many decimals as it is shown: without zeros at its end beyond the second decimal. */
export function formatDecimal(value: number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0')
  const part = digits.slice(-decimals)
  const kept = part.slice(0, 2) + part.slice(2).replace(/0+$/, '')
  return `${digits.slice(0, -decimals)}.${kept}`
}

/** `2.80` for 28000, `0.5283` for 5283. */
export const formatPrice = (priceE4: number): string => formatDecimal(priceE4, 4)
/** `89.15` for 8915. */
export const formatQuantity = (hundredths: number): string => formatDecimal(hundredths, 2)
/** The most a price can be, in ten-thousandths of a yuan, and a quantity, in hundredths. */
export const mostPriceE4 = 1_000_000_000
export const mostHundredths = 100_000_000
