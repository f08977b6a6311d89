import BetterSqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate, migrations, schemaVersion } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { applicationId } from './identity.ts'
import { openDatabase } from './open.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanjia-open-'))
  file = join(folder, 'guanjia.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fingerprint = () => createHash('sha256').update(readFileSync(file)).digest('hex')

it('opens with every promise of durability in force', async () => {
  const database = await openDatabase(file)
  const pragma = (name: string) => database.raw.pragma(name, { simple: true })
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('secure_delete')).toBe(1)
  expect(pragma('application_id')).toBe(applicationId)
  expect(pragma('user_version')).toBe(schemaVersion)
  await database.close()
})

it('refuses a database from the future and leaves it untouched', async () => {
  await (await openDatabase(file)).close()
  const raw = new BetterSqlite(file)
  raw.pragma('user_version = 9999')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
  const before = fingerprint()
  await expect(openDatabase(file)).rejects.toMatchObject({ code: 'DATABASE_FROM_FUTURE' })
  expect(fingerprint()).toBe(before)
  expect(readdirSync(folder)).toEqual(['guanjia.db'])
})

it.each([
  ['an empty file', Buffer.alloc(0)],
  [
    'another kind of file',
    Buffer.from('PK\u0003\u0004 not a database at all, but long enough to have a header'.repeat(40)),
  ],
])('refuses %s as broken and leaves it untouched', async (_what, bytes) => {
  writeFileSync(file, bytes)
  const before = fingerprint()
  await expect(openDatabase(file)).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  expect(fingerprint()).toBe(before)
})

it("refuses another program's database", async () => {
  const other = new BetterSqlite(file)
  other.exec('CREATE TABLE notes (text TEXT)')
  other.close()
  await expect(openDatabase(file)).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
})

it('makes no new database beside the log of a lost one', async () => {
  writeFileSync(`${file}-wal`, 'somebody wrote here')
  await expect(openDatabase(file)).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  expect(readdirSync(folder)).toEqual(['guanjia.db-wal'])
})

it('numbers its migrations without gaps', () => {
  expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_, index) => index + 1))
})

it('keeps the old version intact when a migration fails half way', async () => {
  await (await openDatabase(file)).close()
  const raw = new BetterSqlite(file)
  const failing: Migration = {
    id: schemaVersion + 1,
    name: 'fails',
    statements: ['CREATE TABLE half_way (id INTEGER PRIMARY KEY)', 'INSERT INTO nowhere VALUES (1)'],
  }
  expect(() => migrate(raw, [...migrations, failing])).toThrow(/nowhere/)
  expect(raw.pragma('user_version', { simple: true })).toBe(schemaVersion)
  expect(raw.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half_way'`).get()).toBeUndefined()
  raw.close()
  await (await openDatabase(file)).close()
})

it('has the schema that was last agreed on', async () => {
  const database = await openDatabase(file)
  const rows = database.raw
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`,
    )
    .all() as { sql: string }[]
  await database.close()
  const schema = rows.map(({ sql }) => sql.replace(/\s+/g, ' ')).join(';\n') + ';\n'
  await expect(schema).toMatchFileSnapshot('schema.sql')
  expect(existsSync(file)).toBe(true)
})
