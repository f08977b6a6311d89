import { normaliseCode } from '../../text/normalise.ts'

const PLATE = /^(?=.*\d)[\p{Script=Han}A-Z0-9]{5,10}$/u

/** A number plate in half-width capitals without its point, `京A12345`; null for what is none. */
export function normalisePlate(text: string): string | null {
  const plate = normaliseCode(text).replace(/[·.•‧・-]/g, '')
  return PLATE.test(plate) ? plate : null
}
