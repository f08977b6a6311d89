import { normaliseCode } from './normalise.ts'

/** A name with its pinyin, as the core answers it. */
export interface Spelled {
  name: string
  initials: string
  pinyin: string
}

/**
 * How well a name answers to what was typed: by its beginning, initials, pinyin, or something within. Smaller is better,
 * null is not at all.
 */
export function spellingRank({ name, initials, pinyin }: Spelled, typed: string): number | null {
  const wanted = normaliseCode(typed).toLowerCase()
  if (wanted === '') return 0
  const own = name.toLowerCase()
  const ways = [
    own.startsWith(wanted),
    initials.toLowerCase().startsWith(wanted),
    pinyin.toLowerCase().startsWith(wanted),
    own.includes(wanted),
    // One letter in the middle of a name says nothing.
    wanted.length > 1 && initials.toLowerCase().includes(wanted),
  ]
  const way = ways.indexOf(true)
  return way === -1 ? null : way
}
