import type { Mapping } from '../../../shared/modules/imports/contract.ts'
import {
  fieldsOf,
  importFields,
  requiredFields,
  type ImportField,
  type ImportTarget,
} from '../../../shared/modules/imports/terms.ts'

/** What a column (0-based) fills; null when it is left out. */
export const fieldOf = (mapping: Mapping, column: number): ImportField | null =>
  importFields.find((field) => mapping[field] === column) ?? null

/** Lets a column fill a field, or nothing. A field is filled by one column: it moves here from wherever it was. */
export function assign(mapping: Mapping, column: number, field: ImportField | null): Mapping {
  const edited: Mapping = {}
  for (const name of importFields) {
    const from = mapping[name]
    if (from !== undefined && from !== column && name !== field) edited[name] = from
  }
  if (field) edited[field] = column
  return edited
}

export const isRequired = (target: ImportTarget, field: ImportField): boolean =>
  (requiredFields[target] as readonly ImportField[]).includes(field)

/** Required fields that no column fills yet. */
export const missingFields = (target: ImportTarget, mapping: Mapping): ImportField[] =>
  fieldsOf[target].filter((field) => isRequired(target, field) && mapping[field] === undefined)
