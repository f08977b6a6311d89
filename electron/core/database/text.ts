import { sql, type RawBuilder, type SqlBool } from 'kysely'

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** The column holds the text somewhere. Signs that LIKE reads as wildcards are taken as they are. */
export const containing = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${escaped(text)}%`} escape '\\'`

/** The column begins with the text. */
export const startingWith = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`${escaped(text)}%`} escape '\\'`
