const two = (count: number) => String(count).padStart(2, '0')

/** Time left, `02:14` or `1:02:14`; past the moment the time since then. @param milliseconds left, negative when late */
export function countdown(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** How much of the time between two instants is left, 0 to 1. */
export function shareLeft(from: string, until: string, now: number): number {
  const whole = Date.parse(until) - Date.parse(from)
  if (whole <= 0) return 0
  return Math.min(1, Math.max(0, (Date.parse(until) - now) / whole))
}
