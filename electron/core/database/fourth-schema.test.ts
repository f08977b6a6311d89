import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultRoles, roleCodes, type Permission } from '../../../shared/contract/permissions.ts'
import { formCodes } from '../../../shared/modules/office/terms.ts'
import { writeFirstOffice } from '../testing/first-office.ts'
import { TestOffice, type TestClient } from '../testing/office.ts'
import { listBackups } from './backup/folder.ts'
import { migrate } from './migrate.ts'
import { firstCounter } from './migrations/0001-first-counter.ts'
import { archives } from './migrations/0002-archives.ts'
import { fullCounter } from './migrations/0003-full-counter.ts'
import { openMoney } from './migrations/0004-open-money.ts'

const stamp = `'2026-11-02T00:00:00.000Z', NULL, '2026-11-02T00:00:00.000Z', NULL`
const stamped = 'created_at, created_by, updated_at, updated_by'
const own: Permission[] = ['archives.read', 'disclosures.read']
const kept = ['houses', 'residents', 'tickets', 'notices', 'disclosures'] as const

let office: TestOffice
let manager: TestClient
let before: Record<string, unknown[]>

const stored = (raw: BetterSqlite.Database): Record<string, unknown[]> =>
  Object.fromEntries(kept.map((table) => [table, raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]))

/** The folder as the fourth version left it: a notice, a published sheet, a role of the office's own. */
function bringToFourth(file: string): void {
  const raw = new BetterSqlite(file)
  migrate(raw, [firstCounter, archives, fullCounter, openMoney])
  raw.exec(`
    INSERT INTO notices (number, kind, title, body, signed_by, dated_on, state, ${stamped})
      VALUES ('TZ-2026-001', 'rules', '公约', '请遵守', '服务中心', '2026-11-02', 'draft', ${stamp});
    INSERT INTO disclosures (number, title, mode, from_month, until_month, state, origin, header, prepared_by, published_at, frozen,
        hash, check_code, ${stamped})
      VALUES ('GS-2025-001', '2025 年收支', 'lump-sum', '2025-01', '2025-12', 'published', 'ledger', '{}', 1,
        '2026-11-02T00:00:00.000Z', '{}', 'abc', 'ABC', ${stamp});
    INSERT INTO roles (code, name, permissions, ${stamped})
      VALUES ('own-1', '门岗', '${JSON.stringify(own)}', ${stamp});
  `)
  before = stored(raw)
  raw.close()
}

beforeAll(async () => {
  office = new TestOffice()
  const file = join(office.folder, 'guanjia.db')
  await writeFirstOffice(file, office.machineKey)
  bringToFourth(file)
  await office.start()
  manager = await office.logIn()
})
afterAll(() => office.close())

it('keeps a copy of the folder of the fourth version before it is changed', () => {
  expect(listBackups(office.folder)[0]).toMatchObject({ reason: 'migration', schema: 4 })
})

it('leaves what was there as it was', () => {
  expect(stored(office.core.services.database.raw)).toEqual(before)
})

it('has the questionnaires, codes and checklists that a new office has', async () => {
  const forms = await manager.surveys.questionnaires.list({})
  expect(forms.map(({ form }) => form).sort()).toEqual(['gap', 'short', 'standard'])
  expect((await manager.surveys.coding.codes.list({})).length).toBeGreaterThan(20)
  expect((await manager.voices.checklists.list({})).length).toBeGreaterThan(0)
  expect((await manager.office.forms()).map(({ code }) => code)).toEqual([...formCodes])
})

it("gives the shipped roles what this version adds, and the office's own nothing", async () => {
  const roles = await manager.accounts.roles()
  const permissionsOf = (code: string) => [...roles.find((role) => role.code === code)!.permissions].sort()
  for (const code of roleCodes) expect(permissionsOf(code), code).toEqual([...defaultRoles[code]].sort())
  expect(permissionsOf('own-1')).toEqual([...own].sort())
  expect(permissionsOf('clerk')).toContain('surveys.enter')
  expect((await manager.accounts.current()).person?.permissions).toContain('surveys.manage')
})
