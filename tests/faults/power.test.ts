/** Threat: the power goes while clerks are saving; only what was synced to the disk is left. */
import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { childScript } from './child-process.ts'
import { preparedFolder, removeFolder, temporaryFolder } from './counter.ts'
import { powerCuts, type Examine } from './power-replay.ts'
import { cannotRun } from './skipping.ts'
import { whyNoTracing } from './strace.ts'

const why = whyNoTracing()
const folders: string[] = []
afterEach(() => folders.splice(0).forEach(removeFolder))

it('loses no saved ticket, and leaves none in half', async (context) => {
  if (why) return cannotRun(context, 'power loss', why)
  const folder = await preparedFolder()
  folders.push(folder)
  // Enough for the log to be written back into the database and begun anew.
  const figures = await powerCuts(childScript('register'), [folder, '60'], 20261122)
  expect(figures).toEqual({ acknowledged: 60, cuts: 120, lost: 0, unsound: [] })
})

it('loses no saved ticket beside an import, whose steps do not wait for the disk', async (context) => {
  if (why) return cannotRun(context, 'power loss beside an import', why)
  const folder = await preparedFolder()
  folders.push(folder)
  const figures = await powerCuts(childScript('register'), [folder, '40', 'beside'], 20261122)
  expect(figures).toEqual({ acknowledged: 40, cuts: 80, lost: 0, unsound: [] })
})

const examineBare: Examine = (left) => {
  const database = new BetterSqlite(join(left, 'bare.db'))
  try {
    const ids = database.prepare('SELECT id FROM records').pluck().all() as number[]
    return { ids: new Set(ids), unsound: [] }
  } finally {
    database.close()
  }
}

/** How many of thirty rows of a bare file are lost in the worst cut. */
async function lostFromBareFile(synchronous: 'FULL' | 'NORMAL'): Promise<number> {
  const folder = temporaryFolder()
  folders.push(folder)
  const database = new BetterSqlite(join(folder, 'bare.db'))
  database.pragma('journal_mode = WAL')
  database.exec('CREATE TABLE records (id INTEGER PRIMARY KEY, text TEXT)')
  database.close()
  const figures = await powerCuts(childScript('bare'), [folder, synchronous, '30'], 20261122, examineBare)
  expect(figures).toMatchObject({ acknowledged: 30, cuts: 60, unsound: [] })
  return figures.lost
}

it('would notice a database that syncs too little', async (context) => {
  if (why) return cannotRun(context, 'power loss, counter-test', why)
  expect(await lostFromBareFile('FULL')).toBe(0)
  expect(await lostFromBareFile('NORMAL')).toBeGreaterThan(0)
})
