import { sql, type RawBuilder, type SqlBool } from 'kysely'

/**
 * The JSON array in a column has at this place a number of `least` or more, one of `values` where they are given. Where the
 * place is a list itself, one of its elements does.
 */
export function placeHolds(
  column: string,
  place: number,
  { least, values }: { least: number; values?: readonly number[] | undefined },
): RawBuilder<SqlBool> {
  const path = `$[${place}]`
  const among = values === undefined ? sql`` : sql`and value in (${sql.join(values)})`
  return sql<SqlBool>`exists (select 1 from json_each(${sql.ref(column)}, ${path}) where value >= ${least} ${among})`
}

/** The JSON array in a column has nothing at this place. */
export const placeIsNull = (column: string, place: number): RawBuilder<SqlBool> =>
  sql<SqlBool>`json_extract(${sql.ref(column)}, ${`$[${place}]`}) is null`
