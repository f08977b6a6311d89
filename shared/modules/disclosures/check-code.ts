import { toHalfWidth, cleanText } from '../../text/normalise.ts'

const digits = 12

/** `7F3A-91C2-E4D0`: the first twelve hex digits of a sheet's SHA-256, as the notice shows them. */
export const checkCodeOf = (hash: string): string => grouped(hash.slice(0, digits))

/**
 * A check code as somebody types it off a notice: in lower case, full width, with spaces, other dashes or none, with the
 * letters O, I and l for the digits they look like. Null for what is no check code.
 */
export function parseCheckCode(typed: string): string | null {
  const bare = toHalfWidth(cleanText(typed))
    .replace(/[\s\p{Pd}\u2212_.·。:：]/gu, '')
    .replace(/[Oo]/g, '0')
    .replace(/[IiLl|]/g, '1')
  return /^[0-9a-f]{12}$/i.test(bare) ? grouped(bare) : null
}

const grouped = (hex: string): string => hex.toUpperCase().replace(/(.{4})(?=.)/g, '$1-')
