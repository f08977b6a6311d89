/** Half-open range of UTF-16 indexes in a displayed text. */
export interface TextRange {
  start: number
  end: number
}

export interface MatchHint {
  /** Index in the displayed name where a match by pinyin or initials begins. */
  offset?: number
  /** How many characters it covers; without it, to the end of the text. */
  length?: number
  /** Look for the last occurrence: the tail of a phone. */
  last?: boolean
}

/**
 * Which part of a displayed name, room or phone to mark for what was typed. Compares letters and digits only, so
 * that 32501 marks 3-2-501 and 8000 marks 138 0013 8000. A match by sound is told by the hint. Null: mark nothing.
 */
export function matchedRange(query: string, display: string, hint: MatchHint = {}): TextRange | null {
  const wanted = [...letters(query)].map(([char]) => char).join('')
  if (wanted === '') return null
  const shown = [...letters(display)]
  const text = shown.map(([char]) => char).join('')
  const at = hint.last ? text.lastIndexOf(wanted) : text.indexOf(wanted)
  if (at >= 0) {
    const first = shown[at]!
    const final = shown[at + wanted.length - 1]!
    return { start: first[1], end: final[1] + 1 }
  }
  if (hint.offset === undefined || hint.offset >= display.length) return null
  return { start: hint.offset, end: Math.min(display.length, hint.offset + (hint.length ?? display.length)) }
}

/** Each UTF-16 unit that counts, in lower case and half width, with its index. Stars count: they hide something. */
function* letters(text: string): Generator<[string, number]> {
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!.normalize('NFKC').toLowerCase()
    if (char.length === 1 && /[\p{L}\p{N}\p{Cs}*]/u.test(char)) yield [char, index]
  }
}
