import type { TestOffice } from './office.ts'

/** What is not business: who is signed in, what was recorded of a command, and what it takes back. */
const technical = /^(sqlite_|audit_|undo_|sessions$|login_failures$|users$)/
const stamps = ['version', 'updated_at', 'updated_by']

/** Every row of every business table and of the search index, less its stamps: equal where nothing is changed. */
export function dumpOf(office: TestOffice): Record<string, unknown[]> {
  const { raw } = office.core.services.database
  const tables = raw
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
  return Object.fromEntries(
    (tables as string[])
      .filter((table) => !technical.test(table))
      .map((table) => {
        const rows = raw.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).all() as Record<string, unknown>[]
        for (const row of rows) for (const stamp of stamps) delete row[stamp]
        return [table, rows]
      }),
  )
}
