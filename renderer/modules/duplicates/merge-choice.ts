import {
  mergedFields,
  type DuplicateSide,
  type MergedField,
} from '../../../shared/modules/duplicates/contract.ts'

export type Side = 'first' | 'second'
export const other = (side: Side): Side => (side === 'first' ? 'second' : 'first')

/** One field of both: the same, known of one only, or something to decide. */
export interface Compared {
  field: MergedField
  first: string
  second: string
  state: 'same' | 'one' | 'differ'
}

/**
 * The fields of both that at least one of them has. Masked numbers that look the same may be two, so an ID number is the
 * same only where the core says so.
 */
export function compareFields(
  first: DuplicateSide['fields'],
  second: DuplicateSide['fields'],
  sameIdNumber: boolean,
): Compared[] {
  return mergedFields
    .map((field) => ({ field, first: first[field] ?? '', second: second[field] ?? '' }))
    .filter((pair) => pair.first !== '' || pair.second !== '')
    .map((pair) => {
      if (pair.first === '' || pair.second === '') return { ...pair, state: 'one' as const }
      const same = pair.field === 'idNumber' ? sameIdNumber : pair.first === pair.second
      return { ...pair, state: same ? ('same' as const) : ('differ' as const) }
    })
}

/** The record more is known of, which is likely the one to keep; of two alike the one entered first. */
export function likelyKept(first: DuplicateSide, second: DuplicateSide): Side {
  const known = ({ fields, phones, plates, houses, tickets, contacts }: DuplicateSide) =>
    Object.values(fields).filter(Boolean).length +
    phones.length +
    plates.length +
    houses.length +
    tickets +
    contacts
  const lead = known(first) - known(second)
  if (lead !== 0) return lead > 0 ? 'first' : 'second'
  return first.createdAt <= second.createdAt ? 'first' : 'second'
}

/** Whose value each field takes: what was decided, else the kept one's, else that of whoever has one. */
export function sideOf(
  { field, state, first }: Compared,
  kept: Side,
  decided: Partial<Record<MergedField, Side>>,
): Side {
  if (state === 'one') return first === '' ? 'second' : 'first'
  return state === 'same' ? kept : (decided[field] ?? kept)
}

/** The fields for which the dropped one's value wins. */
export const takenFields = (
  compared: readonly Compared[],
  kept: Side,
  decided: Partial<Record<MergedField, Side>>,
): MergedField[] => compared.filter((pair) => sideOf(pair, kept, decided) !== kept).map(({ field }) => field)
