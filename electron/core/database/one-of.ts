import { sql, type RawBuilder } from 'kysely'

/**
 * Values to compare with by `in`, as one parameter: a list of parameters makes a statement of its own of every length,
 * to be built and prepared anew. With it SQLite plans as if the list were short.
 */
export const oneOf = <Value extends number | string>(values: readonly Value[]): RawBuilder<Value> =>
  sql<Value>`(select value from json_each(${JSON.stringify(values)}))`
