import { cleanText, normaliseCode } from '../../../shared/text/normalise.ts'

/** Where something belongs, as `PlaceField` found it; the label is what stands in the field. */
export interface PlaceChoice {
  houseId: number | null
  residentId: number | null
  label: string
}

/** A place as somebody types it: found, or still to be found. */
export interface TypedPlace {
  typed: string
  choice: PlaceChoice | null
}

export const blankPlace = (): TypedPlace => ({ typed: '', choice: null })

/** Something was typed that is no place of the archives. */
export const isLost = ({ typed, choice }: TypedPlace): boolean =>
  cleanText(typed) !== '' && choice?.label !== typed.trim()

/** A count as typed, from 1 to `most`; null for anything else. */
export function typedCount(typed: string, most: number): number | null {
  const text = normaliseCode(typed)
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= most ? count : null
}
