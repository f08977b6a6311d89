/** Characters nobody can see, line breaks and tabs not among them. */
const INVISIBLE = /(?![\t\n\r])[\p{Cf}\p{Cc}]/gu

/** Text with paragraphs as a person meant it: invisible characters dropped, ends trimmed, the rest as written. */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, '').trim()
}

/** Text to be read as a number or a date: all compatible forms as their plain twins (２０２５ → 2025, ㎡ → m2). */
export function flatten(text: string): string {
  return tidy(text.normalize('NFKC')).replace(/\s+/g, ' ')
}
