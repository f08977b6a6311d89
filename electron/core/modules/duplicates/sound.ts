import { pinyin } from 'pinyin-pro'
import { compact } from '../../search/terms.ts'

const han = /^\p{Script=Han}+$/u

/** What two spellings of one name have in common: neither spaces nor case nor the width of letters. */
export const nameKey = (name: string): string => (han.test(name) ? name : compact(name))

/** Two Chinese names that are written in two ways and sound alike: 王芳 and 汪方, in one reading of each character. */
export function soundsAlike(a: string, b: string): boolean {
  if (a.length !== b.length || a === b || !han.test(a) || !han.test(b)) return false
  const chars = [...a]
  const others = [...b]
  return chars.length === others.length && chars.every((char, index) => sharesReading(char, others[index]!))
}

const sharesReading = (a: string, b: string): boolean =>
  a === b || readingsOf(a).some((reading) => readingsOf(b).includes(reading))

const known = new Map<string, readonly string[]>()

/** Every way a character is read, without tones. Kept, because households are compared by the thousand. */
function readingsOf(char: string): readonly string[] {
  const before = known.get(char)
  if (before) return before
  const readings = pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true })
  known.set(char, readings)
  return readings
}
