import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from './open.ts'
import { transactUnhurried } from './unhurried.ts'

const normal = 1
const full = 2

let folder: string
let database: OpenDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guanjia-unhurried-'))
  database = await openDatabase(join(folder, 'guanjia.db'))
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const synchronous = () => database.raw.pragma('synchronous', { simple: true })
const keys = async () =>
  (await database.kysely.selectFrom('settings').select('key').execute()).map(({ key }) => key)

it('leaves the disk its time only for its own steps, however others come in between', async () => {
  const met: [string, unknown][] = []
  const step = (key: string) =>
    transactUnhurried(database, async (db) => {
      await db.insertInto('settings').values({ key, value: '1' }).execute()
      met.push([key, synchronous()])
    })
  const command = (key: string) =>
    database.kysely.transaction().execute(async (db) => {
      await db.insertInto('settings').values({ key, value: '1' }).execute()
      met.push([key, synchronous()])
    })
  await Promise.all([step('import.1'), command('clerk.1'), step('import.2'), command('clerk.2')])
  expect(met).toEqual([
    ['import.1', normal],
    ['clerk.1', full],
    ['import.2', normal],
    ['clerk.2', full],
  ])
  expect(database.commits.count).toBe(4)
  expect(synchronous()).toBe(full)
  expect(await keys()).toEqual(expect.arrayContaining(['import.1', 'clerk.1', 'import.2', 'clerk.2']))
})

it('takes back a step that fails, and waits for the disk again', async () => {
  const failing = transactUnhurried(database, async (db) => {
    await db.insertInto('settings').values({ key: 'import.1', value: '1' }).execute()
    throw new Error('stopped')
  })
  await expect(failing).rejects.toThrow('stopped')
  expect(await keys()).not.toContain('import.1')
  expect(synchronous()).toBe(full)
})
