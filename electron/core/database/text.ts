import { sql, type RawBuilder, type SqlBool } from 'kysely'

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const like = (column: string, pattern: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`

/** The column holds the text somewhere. Signs that LIKE reads as wildcards are taken as they are. */
export const containing = (column: string, text: string): RawBuilder<SqlBool> =>
  like(column, `%${escaped(text)}%`)

/** The column ends with the text. */
export const endingWith = (column: string, text: string): RawBuilder<SqlBool> =>
  like(column, `%${escaped(text)}`)

/** What to order by so that 2 stands before 10: the shorter text first, texts of one length by themselves. */
export const naturally = (column: string): RawBuilder<unknown> =>
  sql`length(${sql.ref(column)}), ${sql.ref(column)}`
