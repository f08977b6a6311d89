import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely'
import type { Tables } from '../../database/tables.ts'

type Key = string | number

/**
 * Rows of a table by keys of one or several columns, any number of them in one statement of one text: a list of
 * parameters would be prepared anew for each length.
 */
export async function rowsByKeys<Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  keys: readonly (readonly Key[])[],
  rest: RawBuilder<unknown> = sql``,
): Promise<Selectable<Tables[Table]>[]> {
  if (keys.length === 0) return []
  const on = columns.map((column, index) => sql`r.${sql.ref(column)} = k.value ->> ${sql.lit(index)}`)
  const { rows } = await sql<Selectable<Tables[Table]>>`
    select r.* from json_each(${JSON.stringify(keys)}) as k
    cross join ${sql.table(table)} as r on ${sql.join(on, sql` and `)} ${rest}`.execute(db)
  return rows
}

/** The same for one column. */
export const rowsByKey = <Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  column: keyof Tables[Table] & string,
  keys: Iterable<Key>,
  rest?: RawBuilder<unknown>,
): Promise<Selectable<Tables[Table]>[]> =>
  rowsByKeys(
    db,
    table,
    [column],
    [...new Set(keys)].map((key) => [key]),
    rest,
  )
