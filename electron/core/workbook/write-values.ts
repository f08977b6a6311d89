/** The longest text a cell can hold. */
const MAX_LENGTH = 32_767

/** Whatever one of the rules below could concern; nearly no text has it. */
const SUSPECT = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFFFD]|_x/

/**
 * A text as it can stand in a cell. It is written with the cell type "string", so no beginning (= + - @ or their
 * full-width twins, tab, line break) makes a formula of it and nothing needs to be put in front. What XML cannot
 * carry is dropped, a carriage return becomes Excel's own line break, `_x0041_` is kept from being read as A.
 */
export function inertText(text: string): string {
  if (text.length <= MAX_LENGTH && !SUSPECT.test(text)) return text
  const clean = text
    .replace(/\r\n?/g, '\n')
    // Control characters, lone halves of a surrogate pair, U+FFFE and U+FFFF.
    .replace(/(?![\t\n])[\p{Cc}]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH - 1)}…` : clean
}

/**
 * `YYYY-MM-DD` with or without ` HH:MM[:SS]` as the UTC moment ExcelJS writes without shifting; null for a partial
 * date, which stays text. An instant with a zone is a mistake: the caller has to say whose day it is.
 */
export function toDate(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!match) {
    if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text))
      throw new TypeError('an instant needs a zone')
    return null
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}
