import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import { defaultRoles, roleCodes, type Permission } from '../../../shared/contract/permissions.ts'
import { migrate, migrations } from '../database/migrate.ts'
import { writeFirstOffice } from './first-office.ts'
import { TestOffice, type TestClient } from './office.ts'

/** What tables hold, row by row. */
export const storedIn = (raw: BetterSqlite.Database, tables: readonly string[]): Record<string, unknown[]> =>
  Object.fromEntries(
    tables.map((table) => [table, raw.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all()]),
  )

/**
 * A folder as an earlier version of the program left it, with what `sql` adds to its first office, opened by this one.
 * `before` is what the tables of `kept` held then.
 */
export async function openEarlier(
  version: number,
  sql: string,
  kept: readonly string[],
): Promise<{ office: TestOffice; manager: TestClient; before: Record<string, unknown[]> }> {
  const office = new TestOffice()
  const file = join(office.folder, 'guanjia.db')
  await writeFirstOffice(file, office.machineKey)
  const raw = new BetterSqlite(file)
  migrate(raw, migrations.slice(0, version))
  raw.exec(sql)
  const before = storedIn(raw, kept)
  raw.close()
  await office.start()
  return { office, manager: await office.logIn(), before }
}

/** What each role may, sorted, by its code. */
export async function permissionsByRole(manager: TestClient): Promise<Record<string, Permission[]>> {
  const roles = await manager.accounts.roles()
  return Object.fromEntries(roles.map(({ code, permissions }) => [code, [...permissions].sort()]))
}

/** The same of a new office, where one role of the office's own, `own-1`, may this. */
export const shippedAnd = (own: readonly Permission[]): Record<string, Permission[]> =>
  Object.fromEntries([
    ...roleCodes.map((code) => [code, [...defaultRoles[code]].sort()] as const),
    ['own-1', [...own].sort()],
  ])
