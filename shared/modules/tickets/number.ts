import { normaliseCode } from '../../text/normalise.ts'

const wholeNumber = /^([A-Z]{2})-?(\d{8})-?(\d{4,6})$/

/**
 * A whole ticket number as it is kept, `TS-20261121-0007`, however it was typed or scanned: any case, full width, with
 * or without its dashes. Null for anything else.
 */
export function wholeTicketNumber(text: string): string | null {
  const [, prefix, day, series] = wholeNumber.exec(normaliseCode(text)) ?? []
  return prefix === undefined ? null : `${prefix}-${day}-${series}`
}
