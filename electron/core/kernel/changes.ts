type Facts = Record<string, string | number | null>

/** What of a row's facts is written anew, as an audit entry takes it: the new values, and the old ones of the same fields. */
export function changesBetween<Now extends Facts>(
  before: Readonly<Record<keyof Now, string | number | null>>,
  now: Now,
): { fields: Facts; before: Facts } {
  const changed = (Object.keys(now) as (keyof Now & string)[]).filter((field) => now[field] !== before[field])
  return {
    fields: Object.fromEntries(changed.map((field) => [field, now[field]!])),
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
  }
}
