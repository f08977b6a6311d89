import { z } from 'zod'
import { normaliseCode } from '../text/normalise.ts'

/** An amount in fen between zero and the most a field can hold. */
export const fenUpTo = (most: number) => z.number().int().min(0).max(most)
/** A sum or a balance, which may be negative. */
export const fenSum = z.number().int()

/** Why a text is no amount: letters in it, a third decimal, more than the field can hold. */
export type AmountProblem = 'NOT_AN_AMOUNT' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE'

const shape = /^([-−])?[¥￥]?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?元?$/

/**
 * Fen of an amount written in yuan: `1280`, `¥1,280.5`, `１２８０．５０元`. Null for an empty text.
 * Zeros after the second decimal say nothing and are let pass.
 */
export function readYuan(
  typed: string,
  { most, signed = false }: { most: number; signed?: boolean },
): { fen: number | null } | { problem: AmountProblem } {
  const text = normaliseCode(typed)
  if (text === '') return { fen: null }
  const [, minus, yuan, decimals = ''] = shape.exec(text) ?? []
  if (yuan === undefined) return { problem: 'NOT_AN_AMOUNT' }
  if (minus && !signed) return { problem: 'NEGATIVE' }
  const cents = decimals.replace(/0+$/, '')
  if (cents.length > 2) return { problem: 'TOO_MANY_DECIMALS' }
  const digits = yuan.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  if (digits.length > 13) return { problem: 'TOO_LARGE' }
  const fen = Number(digits) * 100 + Number(cents.padEnd(2, '0'))
  if (fen > most) return { problem: 'TOO_LARGE' }
  return { fen: minus && fen > 0 ? -fen : fen }
}

/** The same for a field that says no more than that it is no amount: undefined then. */
export function typedFen(typed: string, most: number): number | null | undefined {
  const read = readYuan(typed, { most })
  return 'fen' in read ? read.fen : undefined
}

/** `1,280.50` for 128050 fen, `−3.05` for a negative one. */
export function formatYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${yuan}.${digits.slice(-2)}`
}

/** A plain `1280.50`, as a field to be typed in shows it; empty for null. */
export const editableYuan = (fen: number | null): string =>
  fen === null ? '' : formatYuan(fen).replaceAll(',', '').replace('−', '-')

/** A part of a whole in hundredths of a percent, rounded half up; null where there is no whole. 8523 is 85.23 %. */
export function basisPoints(part: number, whole: number): number | null {
  if (whole === 0) return null
  const exact = (BigInt(part) * 20_000n) / BigInt(whole)
  return Number(exact >= 0n ? (exact + 1n) / 2n : (exact - 1n) / 2n)
}
