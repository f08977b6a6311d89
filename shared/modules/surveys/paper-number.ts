import { normaliseCode } from '../../text/normalise.ts'

/** What stands on the sheet: WJ and the place of the paper in its wave. */
const letters = 'WJ'

/** `WJ0012`; five digits where a wave needs them. */
export const paperNumber = (position: number): string => `${letters}${String(position).padStart(4, '0')}`

/**
 * The number of a paper as typed or scanned: `12`, `wj12`, `WJ0012`, and with the wave's code before it (`2026-11-WJ0012`), as
 * the sheet's square code says it. Null for anything else, also for a paper of another wave.
 */
export function readPaperNumber(typed: string, waveCode: string): string | null {
  const code = normaliseCode(typed)
  const own = `${waveCode.toUpperCase()}-`
  const number = code.startsWith(own) ? code.slice(own.length) : code
  const digits = /^(?:WJ)?-?(\d{1,6})$/.exec(number)?.[1]
  if (digits === undefined) return null
  const position = Number(digits)
  return position === 0 ? null : paperNumber(position)
}
