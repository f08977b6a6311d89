import { normaliseCode } from '../../text/normalise.ts'
import type { Carrier } from './terms.ts'

/** Only what leaves no doubt: the numbers of other carriers have no letters of their own. */
const beginnings: readonly [RegExp, Carrier][] = [
  [/^SF\d{6}/, 'sf'],
  [/^JD[A-Z]{0,2}\d{6}/, 'jd'],
  [/^YT\d{6}/, 'yto'],
  [/^JT\d{6}/, 'jt'],
]

/** Who brings a parcel, by the beginning of its tracking number; null where that does not tell. */
export function carrierOf(tracking: string): Carrier | null {
  const code = normaliseCode(tracking)
  return beginnings.find(([beginning]) => beginning.test(code))?.[1] ?? null
}
