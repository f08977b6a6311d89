import { sql, type AliasedRawBuilder } from 'kysely'

/** A run of time; instants are UTC text, the end is not part of it. */
export interface Period {
  starts: string
  ends: string
}

/**
 * Periods as a table to join with, one row each, numbered in their order. Cross-joined before a table that has an index
 * on the instant it is compared by, it is that many short ranges of the index and no scan.
 */
export const periodTable = <Alias extends string>(
  periods: readonly Period[],
  alias: Alias,
): AliasedRawBuilder<Period & { position: number }, Alias> => {
  const bounds = JSON.stringify(periods.map(({ starts, ends }) => [starts, ends]))
  return sql<Period & { position: number }>`(
    select key as position, json_extract(value, '$[0]') as starts, json_extract(value, '$[1]') as ends
    from json_each(${bounds}))`.as(alias)
}
