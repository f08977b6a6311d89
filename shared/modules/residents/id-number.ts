import { toHalfWidth } from '../../text/normalise.ts'
import type { Gender } from './terms.ts'

/** Why a text is no ID number. `number-lost-digits`: a workbook kept it as a number, its last digits are gone. */
export const idNumberProblems = [
  'too-short',
  'too-long',
  'bad-check-digit',
  'bad-date',
  'number-lost-digits',
  'not-an-id',
] as const
export type IdNumberProblem = (typeof idNumberProblems)[number]

export type IdNumberResult = { idNumber: string; reason: null } | { idNumber: null; reason: IdNumberProblem }

const LENGTH = 18
/** Nobody is born later, whatever day it is. */
const LAST_DAY = '2099-12-31'
/** What an ID number is written apart with: white space, dashes, points, and marks nobody can see. */
const SEPARATORS = /[\s\-‐―−–—.·\p{Cf}\p{Cc}]/gu
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i
/** A workbook's number keeps this many decimal digits; whatever follows is made up. */
const KEPT_DIGITS = 15

/**
 * A Chinese resident ID number (GB 11643-1999: six digits for the place, the day of birth, three digits, a check
 * digit) as 18 half-width characters with a capital X, or the reason why it is none. Takes full-width characters, a
 * small x and separators. A number out of a workbook is never one, since its last digits are lost; nor is a birth
 * after `today` (`2026-11-21`), where that is told.
 */
export function parseIdNumber(value: string | number | null | undefined, today = LAST_DAY): IdNumberResult {
  const problem = (reason: IdNumberProblem): IdNumberResult => ({ idNumber: null, reason })
  const half = toHalfWidth(String(value ?? '')).trim()
  if (SCIENTIFIC.test(half)) return problem('number-lost-digits')
  const text = half.replace(SEPARATORS, '').toUpperCase()
  if (!/^[1-9]\d*X?$/.test(text)) return problem('not-an-id')
  if (typeof value === 'number')
    return problem(text.length > KEPT_DIGITS ? 'number-lost-digits' : 'too-short')
  if (text.length !== LENGTH) return problem(text.length < LENGTH ? 'too-short' : 'too-long')
  const born = birthdayOf(text)
  if (!isDay(born) || born < '1900' || born > today) return problem('bad-date')
  return text.endsWith(checkDigit(text)) ? { idNumber: text, reason: null } : problem('bad-check-digit')
}

/** The check digit of an ID number's first 17 digits by ISO 7064, MOD 11-2: `0` to `9`, or `X` for ten. */
export function checkDigit(digits: string): string {
  let sum = 0
  for (let index = 0; index < LENGTH - 1; index++) sum = ((sum + Number(digits[index])) * 2) % 11
  return '10X98765432'[sum]!
}

const birthdayOf = (idNumber: string) =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** What a whole, right ID number tells of its bearer: the day of birth, its year, and the gender. */
export function toldByIdNumber(idNumber: string): { birthday: string; birthYear: number; gender: Gender } {
  const birthday = birthdayOf(idNumber)
  return {
    birthday,
    birthYear: Number(birthday.slice(0, 4)),
    gender: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female',
  }
}

/** For the screen: the first three and the last four characters, `110***********1234`. None known stays empty. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber === '') return ''
  return idNumber.slice(0, 3) + '*'.repeat(LENGTH - 7) + idNumber.slice(-4)
}
