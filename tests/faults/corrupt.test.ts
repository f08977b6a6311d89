/** Threat: the database file was damaged by a disk, a cable, a copy that broke off or a helpful hand. */
import BetterSqlite from 'better-sqlite3'
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openCounter, openFolder, preparedFolder, removeFolder, temporaryFolder } from './counter.ts'

const pageBytes = 4096
const tickets = 60

let sound: string
let folder: string
let file: string
beforeAll(async () => {
  sound = await preparedFolder(tickets)
})
afterAll(() => removeFolder(sound))
beforeEach(() => {
  folder = temporaryFolder()
  cpSync(sound, folder, { recursive: true })
  file = join(folder, 'guanjia.db')
})
afterEach(() => removeFolder(folder))

/** Where the last leaf of a table or an index, the one with its newest rows, begins in the file. */
function leafOf(name: string): number {
  const raw = new BetterSqlite(join(sound, 'guanjia.db'))
  try {
    const page = `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1`
    return ((raw.prepare(page).pluck().get(name) as number) - 1) * pageBytes
  } finally {
    raw.close()
  }
}

/** Rewrites the file after a change of its bytes. */
function change(work: (bytes: Buffer) => Buffer | void): void {
  const bytes = readFileSync(file)
  writeFileSync(file, work(bytes) ?? bytes)
}

const flip = (at: number) => change((bytes) => void (bytes[at] = bytes[at]! ^ 0xff))
const zeroPage = (at: number) => change((bytes) => void bytes.fill(0, at, at + pageBytes))

const mutations: Record<string, () => void> = {
  'another magic': () => change((bytes) => void bytes.write('SQLite format 9')),
  'a flipped byte in the page size': () => flip(17),
  'a flipped byte in the application id': () => flip(68),
  // A migration leaves the old words of a table beside the new ones: every copy, or only dead bytes may be hit.
  'a flipped byte in the schema': () =>
    change((bytes) => {
      const words = 'CREATE TABLE tickets'
      for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + 1)) bytes.write('X', at)
    }),
  "a flipped kind of a table's page": () => flip(leafOf('tickets')),
  "a flipped pointer in a table's page": () => flip(leafOf('tickets') + 8),
  "a flipped kind of an index's page": () => flip(leafOf('tickets_by_received')),
  "a flipped count in an index's page": () => flip(leafOf('tickets_by_received') + 4),
  'a zeroed page of tickets': () => zeroPage(leafOf('tickets')),
  'a zeroed page of the audit chain': () => zeroPage(leafOf('audit_entries')),
  'a page of one table in the place of another': () =>
    change(
      (bytes) =>
        void bytes.copy(bytes, leafOf('tickets'), leafOf('channels'), leafOf('channels') + pageBytes),
    ),
  'its second half missing': () => change((bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))),
  'its last page missing': () => change((bytes) => bytes.subarray(0, bytes.length - pageBytes)),
  'no byte in it': () => change(() => Buffer.alloc(0)),
  'a folder in its place': () => {
    rmSync(file)
    mkdirSync(file)
  },
}

it.each(Object.entries(mutations))('says that a database is damaged: %s', async (_what, damage) => {
  damage()
  const before = statSync(file).isFile() ? readFileSync(file) : null
  await expect(openFolder(folder)).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  if (before) expect(readFileSync(file).equals(before), 'the file is kept as it is').toBe(true)
})

/** More than every opening reads through. */
function makeLarge(): void {
  const raw = new BetterSqlite(file)
  raw.prepare(`INSERT INTO settings (key, value) VALUES ('ballast', ?)`).run('x'.repeat(66 * 2 ** 20))
  raw.close()
}

it('says so of a large database when the damage is met, and never shows an empty list', async () => {
  makeLarge()
  zeroPage(leafOf('tickets'))
  const counter = await openCounter(folder)
  await expect(counter.client.tickets.list({})).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  await expect(counter.client.tickets.get({ id: tickets })).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
  await counter.close()
})

it('says so of a large database at the start when the last run did not end well', async () => {
  makeLarge()
  zeroPage(leafOf('tickets'))
  writeFileSync(`${file}-wal`, '')
  await expect(openFolder(folder)).rejects.toMatchObject({ code: 'DATABASE_BROKEN' })
})

it('finds in the audit chain what SQLite cannot notice: another letter in a text', async () => {
  change((bytes) => void bytes.write('S', bytes.indexOf('tickets.register', leafOf('audit_entries'))))
  const counter = await openCounter(folder)
  expect(await counter.client.system.verifyAudit()).toMatchObject({ reason: 'altered' })
  await counter.close()
})
