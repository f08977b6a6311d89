const formatters = new Map<string, Intl.DateTimeFormat>()

function partsIn(timeZone: string, instant: string): Record<string, string> {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return Object.fromEntries(formatter.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
}

/** The day of an instant in a time zone, `2026-11-21`. */
export function dayIn(timeZone: string, instant: string): string {
  const parts = partsIn(timeZone, instant)
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** Wall-clock time of an instant, `2026-11-21 09:12`. */
export function minuteIn(timeZone: string, instant: string): string {
  const parts = partsIn(timeZone, instant)
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

/** The first instant of a day in a time zone, as UTC ISO-8601. */
export const startOfDay = (timeZone: string, day: string): string => instantIn(timeZone, `${day} 00:00`)

/** The instant at which clocks in a time zone show `2026-11-21 09:12` or `2026-11-21 09:12:30`, as UTC ISO-8601. */
export function instantIn(timeZone: string, shown: string): string {
  const wall = Date.parse(`${shown.replace(' ', 'T')}Z`)
  // The zone's offset may differ between the guess and the answer (daylight saving), so it is corrected once.
  const first = wall - offsetAt(timeZone, wall)
  return new Date(wall - offsetAt(timeZone, first)).toISOString()
}

function offsetAt(timeZone: string, milliseconds: number): number {
  const parts = partsIn(timeZone, new Date(milliseconds).toISOString())
  const wall = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  )
  return wall - Math.floor(milliseconds / 1000) * 1000
}

/** The day `count` days after another; negative goes back. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
