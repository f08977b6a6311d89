import { wholeTicketNumber } from '../../../shared/modules/tickets/number.ts'
import { normaliseCode } from '../../../shared/text/normalise.ts'

/** The outstanding slip's number that a whole number or its last digits mean; what was typed where that is not clear. */
export function blankNumberFor(typed: string, outstanding: readonly string[]): string {
  const whole = wholeTicketNumber(typed)
  if (whole !== null) return whole
  // Nothing typed means none, also where only one is out.
  const ending = typed.trim() === '' ? [] : blanksEnding(typed, outstanding)
  return ending.length === 1 ? ending[0]! : typed.trim()
}

/** The outstanding slips whose numbers end as typed; all of them for nothing. */
export function blanksEnding(typed: string, outstanding: readonly string[]): string[] {
  const tail = normaliseCode(typed)
  return outstanding.filter((number) => number.endsWith(tail))
}
