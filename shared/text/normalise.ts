/**
 * Characters nobody can see that make two equal texts differ: soft hyphen, zero-width, direction marks and
 * control characters. Tab and line breaks are white space, not in here.
 */
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu
const WHITE_CONTROL = /[\t\n\v\f\r\u0085]/g

/**
 * A text with paragraphs without what cannot be read or stored whole: control characters but tab and line break, marks
 * that turn the direction of writing, halves of characters. Line breaks of other systems become `\n`.
 */
export function readable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}/gu, '')
}

/** Full-width letters, digits and punctuation (U+FF01–U+FF5E) and the ideographic space as their ASCII twins. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/**
 * One line of text as a person meant it: invisible characters removed, every run of white space (full-width and
 * no-break spaces and line breaks included) one space, no space at the ends. Not for texts with paragraphs.
 */
export function cleanText(text: string): string {
  return text.replace(WHITE_CONTROL, ' ').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** A code (room, number, plate) as typed with any input method: half width, `。` as a dot, no spaces, upper case. */
export function normaliseCode(text: string): string {
  return toHalfWidth(cleanText(text)).replace(/。/g, '.').replace(/\s/g, '').toUpperCase()
}
