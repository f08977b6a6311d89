import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { toHalfWidth } from '../../../../shared/text/normalise.ts'

/** Digits with whatever people put between those of one number; two numbers with only a space between are one mask. */
const inPhoneCell = /\d(?:[\d\s\-.·()‐-―−–—]*\d)?/g
/** A mobile or an identity number that stands in another cell; dates are shorter. */
const elsewhere = /[\d０-９]{11,}/g
const shortestPhone = 7

/** True while somebody still has to see in the cells what is going to be written. */
export const showsWholeCells = (state: ImportState): boolean =>
  state === 'uploaded' || state === 'checked' || state === 'withdrawn'

/**
 * The cells of a row as they may be kept and shown after it was written: phones masked, columns that fill no field
 * emptied. Masking twice is masking once.
 */
export function maskCells(cells: readonly string[], mapping: Mapping): string[] {
  const phones = new Set([mapping.phone, mapping.phone2, mapping.emergencyPhone])
  const mapped = new Set(Object.values(mapping))
  return cells.map((cell, column) => {
    if (!mapped.has(column)) return ''
    if (!phones.has(column)) return cell.replace(elsewhere, (digits) => maskPhone(toHalfWidth(digits)))
    return toHalfWidth(cell).replace(inPhoneCell, (written) => {
      const digits = written.replace(/\D/g, '')
      return digits.length < shortestPhone ? written : maskPhone(digits)
    })
  })
}
