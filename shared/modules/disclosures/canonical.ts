/** What canonical text can hold. */
export type Canonical = null | boolean | number | string | Canonical[] | { [key: string]: Canonical }

/**
 * The one text of a value, to be hashed: JSON with sorted keys and without spaces, texts in NFC, integers only. Equal
 * values have equal texts on every machine. Throws RangeError for a number that is no safe integer and TypeError for
 * what JSON does not know.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value === 'number') return integerText(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`canonical text has no ${typeof value}`)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('canonical text has integers only')
  return String(value)
}
