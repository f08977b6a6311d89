import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { toHalfWidth } from '../../../../shared/text/normalise.ts'

/** Digits with whatever people put between those of one number; two numbers with only a space between are one mask. */
const inPhoneCell = /\d(?:[\d\s\-.·()‐-―−–—]*\d)?/g
/** A mobile or an identity number that stands in another cell; dates are shorter. */
const elsewhere = /[\d０-９]{11,}/g
const shortestPhone = 7
/** An identity number, or that of a bank card. */
const longDigits = /[\d０-９]{15,}[XxＸｘ]?/g

/** A text without the middle of any number so long that it must not lie about. */
export const maskLongDigits = (text: string): string =>
  text.length < 15
    ? text
    : text.replace(
        longDigits,
        (digits) => digits.slice(0, 3) + '*'.repeat(digits.length - 7) + digits.slice(-4),
      )

/** True while somebody still has to see in the cells what is going to be written. */
export const showsWholeCells = (state: ImportState): boolean =>
  state === 'uploaded' || state === 'checked' || state === 'withdrawn'

export const phoneColumns = ({
  phone,
  phone2,
  emergencyPhone,
  callerPhone,
}: Mapping): Set<number | undefined> => new Set([phone, phone2, emergencyPhone, callerPhone])

/** A text in which a number was masked. */
export const isMasked = (text: string): boolean => text.includes('****')

/**
 * The cells of a row as they may be kept and shown after it was written: phones masked, columns that fill no field
 * emptied. Masking twice is masking once.
 */
export function maskCells(cells: readonly string[], mapping: Mapping): string[] {
  const phones = phoneColumns(mapping)
  const mapped = new Set(Object.values(mapping))
  return cells.map((cell, column) => {
    if (!mapped.has(column)) return ''
    // Its own number is what a row is known by.
    if (column === mapping.number || column === mapping.receipt || column === mapping.voucher) return cell
    if (!phones.has(column)) return cell.replace(elsewhere, (digits) => maskPhone(toHalfWidth(digits)))
    return toHalfWidth(cell).replace(inPhoneCell, (written) => {
      const digits = written.replace(/\D/g, '')
      return digits.length < shortestPhone ? written : maskPhone(digits)
    })
  })
}
