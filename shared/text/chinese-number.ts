const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** A character class (without brackets) of the characters a Chinese number is written with. */
export const CHINESE_DIGITS = '零〇一二两三四五六七八九十百千'

/**
 * A Chinese number below 10,000 in Arabic digits: 十二 → `12`, 一百零三 → `103`, read digit by digit where it is
 * written so (五〇一 → `501`). Null for anything else.
 */
export function parseChineseNumber(text: string): string | null {
  const chars = [...text]
  if (chars.length === 0) return null
  if (chars.every((char) => char in DIGITS)) return chars.map((char) => DIGITS[char]).join('')
  let total = 0
  let digit: number | null = null
  let lowest = 10_000
  for (const char of chars) {
    const unit = UNITS[char]
    if (unit === undefined) {
      if (DIGITS[char] === undefined || (digit !== null && digit !== 0)) return null
      digit = DIGITS[char]
    } else {
      if (unit >= lowest) return null
      total += (digit || 1) * unit
      lowest = unit
      digit = null
    }
  }
  return String(total + (digit ?? 0))
}
