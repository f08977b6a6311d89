import { day as dayShape } from '../../contract/values.ts'
import { normaliseCode } from '../../text/normalise.ts'

/**
 * A day as somebody types it beside the last one (`2026-11-21`): `8` is of the same month, `10-8`, `10.8` and `1008` of the same
 * year, `2026-10-08` and `20261008` are whole. Null for what is no day.
 */
export function readDay(typed: string, beside: string): string | null {
  const text = normaliseCode(typed)
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
  const whole = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  const alone = /^\d{1,2}$/.exec(text)
  const parts = whole
    ? whole.slice(1)
    : short
      ? [beside.slice(0, 4), ...short.slice(1)]
      : alone
        ? [beside.slice(0, 4), beside.slice(5, 7), text]
        : null
  if (!parts) return null
  const day = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-')
  return dayShape.safeParse(day).success ? day : null
}
