import type { Mapping } from '../../../shared/modules/imports/contract.ts'
import {
  registerFields,
  requiredRegisterFields,
  type RegisterField,
} from '../../../shared/modules/imports/terms.ts'

/** What a column (0-based) fills; null when it is left out. */
export const fieldOf = (mapping: Mapping, column: number): RegisterField | null =>
  registerFields.find((field) => mapping[field] === column) ?? null

/** Lets a column fill a field, or nothing. A field is filled by one column: it moves here from wherever it was. */
export function assign(mapping: Mapping, column: number, field: RegisterField | null): Mapping {
  const edited: Mapping = {}
  for (const name of registerFields) {
    const from = mapping[name]
    if (from !== undefined && from !== column && name !== field) edited[name] = from
  }
  if (field) edited[field] = column
  return edited
}

/** Required fields that no column fills yet. */
export const missingFields = (mapping: Mapping): RegisterField[] =>
  requiredRegisterFields.filter((field) => mapping[field] === undefined)
