import { sql, type RawBuilder } from 'kysely'

/** A column's value for a comparison that no index is to be read by, because another narrows more than SQLite thinks. */
export const unindexed = (column: string): RawBuilder<unknown> => sql`+${sql.ref(column)}`
