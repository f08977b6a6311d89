/** What letters typed so far come to: a code, the beginning of some, or none. */
export type LettersRead<Code> = { code: Code } | 'more' | 'none'

/**
 * Reads letters as they are typed one by one. No code's letters begin another's, so a code is known at its last letter and
 * needs no Enter.
 */
export function readLetters<Code extends { letters: string }>(
  letters: string,
  codes: readonly Code[],
): LettersRead<Code> {
  const exact = codes.find((code) => code.letters === letters)
  if (exact) return { code: exact }
  return codes.some((code) => code.letters.startsWith(letters)) ? 'more' : 'none'
}
