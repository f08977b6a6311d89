import { z } from 'zod'

/** A list's filter: one flat object of ids, codes, days, marks and typed text. */
export type FlatFilter = Record<string, string | number | boolean | null>

/** Filters of a list that somebody gave names to. */
export const savedFilters = z.array(
  z.object({
    name: z.string().min(1),
    filter: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
)
export type SavedFilter = z.output<typeof savedFilters>[number]

export const nameLimit = 20
/** Nobody finds anything in a longer list. */
export const savedLimit = 20

/** With one more; the same name takes the place of the one before. Null when there are too many already. */
export function withSaved(
  saved: readonly SavedFilter[],
  name: string,
  filter: FlatFilter,
): SavedFilter[] | null {
  const entry = { name: name.trim().slice(0, nameLimit), filter: { ...filter } }
  if (entry.name === '') return [...saved]
  if (saved.some((other) => other.name === entry.name))
    return saved.map((other) => (other.name === entry.name ? entry : other))
  return saved.length >= savedLimit ? null : [...saved, entry]
}

export const withoutSaved = (saved: readonly SavedFilter[], name: string): SavedFilter[] =>
  saved.filter((other) => other.name !== name)

/**
 * A kept filter as the page's filter is today: fields it does not have any more are left out, missing ones and those
 * of another type are blank. A blank null takes text and numbers.
 */
export function filterFrom<Filter extends object>(blank: Filter, kept: FlatFilter): Filter {
  const fits = (was: unknown, is: unknown) =>
    was === null ? is === null || typeof is === 'string' || typeof is === 'number' : typeof was === typeof is
  const known = Object.entries(blank).map(([field, value]) => [
    field,
    Object.hasOwn(kept, field) && fits(value, kept[field]) ? kept[field] : value,
  ])
  return Object.fromEntries(known) as Filter
}

const plain = (filter: FlatFilter): string =>
  JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The name of the kept filter that asks the same, to show it as chosen. */
export const nameOf = (saved: readonly SavedFilter[], filter: FlatFilter): string | null =>
  saved.find((other) => plain(other.filter) === plain(filter))?.name ?? null
