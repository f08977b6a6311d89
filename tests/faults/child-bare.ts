/**
 * A bare SQLite file in WAL mode with a `synchronous` of choice, saving rows and telling each: what the recording of
 * power cuts is tested with.
 */
import BetterSqlite from 'better-sqlite3'
import { writeSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '', synchronous = 'FULL', count = '30'] = process.argv.slice(2)
const database = new BetterSqlite(join(folder, 'bare.db'))
database.pragma(`synchronous = ${synchronous}`)
const insert = database.prepare(`INSERT INTO records (text) VALUES ('saved')`)
for (let left = Number(count); left > 0; left--) writeSync(1, `${insert.run().lastInsertRowid}\n`)
database.close()
