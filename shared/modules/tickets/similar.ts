/** Texts of fewer letters say too little to be alike: 电梯又停了 may be any lift. */
export const fewestLetters = 6
/** A category's name, 电梯故障, is three pairs: tickets that share only what their matter is called are not alike. */
const fewestShared = 4
/** Half of the shorter text stands in the other, so that a long story is compared with a short one fairly. */
const leastShare = 0.5

/**
 * The pairs of neighbouring letters and digits of a text, each once, without case, spaces and punctuation; none for a
 * text of fewer than six of them.
 */
export function letterPairs(text: string): ReadonlySet<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  if (letters.length < fewestLetters) return new Set()
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter))
}

/** Whether two texts, as their pairs, speak of the same: at least four pairs in common and half of the shorter text. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const pair of fewer) if (more.has(pair)) shared++
  return shared >= fewestShared && shared >= fewer.size * leastShare
}
