import BetterSqlite from 'better-sqlite3'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { TestOffice, type TestClient } from '../../electron/core/testing/office.ts'
import { libreOfficeTime } from './libreoffice.ts'
import type { Line } from './measure.ts'
import { streamThrough, writeRegister } from './workbooks.ts'

const written = [
  'buildings',
  'resident_groups',
  'houses',
  'residents',
  'resident_phones',
  'resident_plates',
  'occupancies',
  'search_terms',
  'search_refs',
] as const

/** A register of houses with their owners into an empty office: read, checked, compared, written, indexed, audited. */
export async function measureImport(houses: number): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-bench-'))
  try {
    const file = join(folder, 'register.xlsx')
    await writeRegister(file, houses)
    const alone = await TestOffice.open()
    let seconds: number
    let inserts: number
    try {
      seconds = await imported(alone.manager, file)
      inserts = bareInserts(alone.office, join(folder, 'bare.db'))
    } finally {
      await alone.office.close()
    }
    const start = performance.now()
    await streamThrough(file)
    const reading = (performance.now() - start) / 1000
    const converted = libreOfficeTime(file, folder)
    const busy = await measuredBeside(file)
    const line: Line = {
      name: `Importing ${houses.toLocaleString('en')} houses with owners`,
      measured: seconds,
      unit: 's',
      floor: reading + inserts,
      floorName: 'ExcelJS streaming the file plus bare inserts of the same rows and terms',
      goal: null,
      facts: [
        'goal of the ratio: 1.3',
        `floor: reading ${reading.toFixed(2)} s, inserts ${inserts.toFixed(2)} s`,
        converted,
      ],
    }
    return [line, ...busy]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from handing the file in to the last commit; `onChecked` is told when everything has been compared. */
export async function imported(
  client: TestClient,
  path: string,
  onChecked: () => void = () => {},
): Promise<number> {
  const file = new File([await openAsBlob(path)], 'register.xlsx')
  const start = performance.now()
  const { id, mapping } = await client.imports.upload({ file })
  const decisions = Object.fromEntries(
    (await client.imports.values({ id, mapping })).map(({ field, values }) => [
      field,
      Object.fromEntries(values.map(({ text, decision }) => [text, decision ?? { create: true as const }])),
    ]),
  )
  for await (const event of await client.imports.check({ id, mapping, decisions }))
    if (event.kind === 'finished' && event.summary?.undecided)
      throw new Error('the bench’s file has questions')
  onChecked()
  for await (const event of await client.imports.apply({ id }))
    if (event.kind === 'finished' && event.state !== 'applied') throw new Error(`import ended ${event.state}`)
  return (performance.now() - start) / 1000
}

/** Seconds for the same rows by prepared statements in one transaction, WAL and FULL, into the same schema. */
export function bareInserts(office: TestOffice, path: string, tables: readonly string[] = written): number {
  const source = office.core.services.database.raw
  const raw = new BetterSqlite(path)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = OFF')
  const rows = tables.map((table) => {
    const schema = source
      .prepare(`SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type != 'trigger'`)
      .pluck()
      .all(table) as string[]
    for (const statement of schema) raw.exec(statement)
    return { table, values: source.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][] }
  })
  const start = performance.now()
  raw.transaction(() => {
    for (const { table, values } of rows) {
      if (values.length === 0) continue
      const insert = raw.prepare(`INSERT INTO ${table} VALUES (${values[0]!.map(() => '?').join(', ')})`)
      for (const row of values) insert.run(row)
    }
  })()
  const seconds = (performance.now() - start) / 1000
  raw.close()
  return seconds
}

/** What others wait meanwhile and what it takes in memory, in a core of its own: this one has measured other things. */
async function measuredBeside(path: string): Promise<Line[]> {
  const program = join(import.meta.dirname, 'import-beside.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program, path])
  return JSON.parse(stdout) as Line[]
}
