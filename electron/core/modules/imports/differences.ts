import type { ImportField } from '../../../../shared/modules/imports/terms.ts'
import type { Change, Decided, Problem } from './target.ts'

type Value = string | number | null

/** What a row says otherwise than what is stored. */
export interface Difference {
  field: ImportField
  before: string
  after: string
  /** Nothing stood there: filling it needs nobody's decision. */
  fills: boolean
  /** It comes beside what stands there. */
  adds?: true
  apply(): void
}

export const shown = (value: Value): string => String(value ?? '')

/** The difference in one column, if the row says anything new about it; an empty cell says nothing. */
export function difference<Fields extends object, Column extends keyof Fields>(
  fields: Fields,
  column: Column,
  value: (Fields[Column] & Value) | null,
  field: ImportField,
  onApply: () => void,
  show: (value: Value) => string = shown,
): Difference[] {
  const before = fields[column] as Value
  if (value === null || value === before) return []
  const apply = () => {
    fields[column] = value
    onApply()
  }
  return [{ field, before: show(before), after: show(value), fills: before === null || before === '', apply }]
}

/** A date that is known less precisely than the one on record says nothing new: 2019-10 about 2019-10-03. */
export const newerDate = (value: string | null, before: string | null): string | null =>
  value !== null && before?.startsWith(value) ? null : value

export const changeOf = ({ field, before, after, fills, adds }: Difference): Change => ({
  field,
  before,
  after,
  take: fills ? true : null,
  ...(adds && { adds }),
})

/**
 * Takes over the differences that were decided on, and lists them all. Without decisions (the dry run) all count as
 * taken. What stands differently by now than when it was decided on is left alone and listed as a problem.
 */
export function settle(
  differences: readonly Difference[],
  decided: Decided | null,
): { changes: Change[]; taken: Change[]; problems: Problem[] } {
  const changes = differences.map(changeOf)
  if (!decided) {
    for (const { apply } of differences) apply()
    return { changes, taken: changes, problems: [] }
  }
  const taken: Change[] = []
  const problems: Problem[] = []
  for (const [index, found] of differences.entries()) {
    const asked = decided.changes.find(({ field }) => field === found.field)
    const same = asked?.before === found.before && asked.after === found.after
    if (found.fills ? asked?.take !== false : same && asked.take === true) {
      found.apply()
      taken.push(changes[index]!)
    } else if (asked?.take !== false) {
      problems.push({ field: found.field, reason: 'CHANGED_SINCE_CHECK', fatal: false })
    }
  }
  return { changes, taken, problems }
}
