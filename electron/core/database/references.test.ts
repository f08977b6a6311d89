import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from './open.ts'

let folder: string
let database: OpenDatabase

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guanjia-references-'))
  database = await openDatabase(join(folder, 'guanjia.db'))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What an import makes by the thousand, and undoing it removes row by row. */
const removed = ['buildings', 'houses', 'residents', 'tickets']

it('removes no imported row by walking a whole table for what refers to it', () => {
  const { raw } = database
  const tables = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
  const references = tables.flatMap((table) =>
    (raw.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
      .filter((reference) => removed.includes(reference.table))
      .map(({ from }) => ({ table, column: from })),
  )
  expect(references.length).toBeGreaterThan(20)
  const walks = references.filter(({ table, column }) =>
    (
      raw.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE ${column} = ?`).all(1) as {
        detail: string
      }[]
    ).some(({ detail }) => detail.startsWith('SCAN')),
  )
  expect(walks).toEqual([])
})
