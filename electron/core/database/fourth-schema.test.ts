import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Permission } from '../../../shared/contract/permissions.ts'
import { formCodes } from '../../../shared/modules/office/terms.ts'
import { openEarlier, permissionsByRole, shippedAnd, storedIn } from '../testing/earlier-office.ts'
import type { TestClient, TestOffice } from '../testing/office.ts'
import { listBackups } from './backup/folder.ts'

const stamp = `'2026-11-02T00:00:00.000Z', NULL, '2026-11-02T00:00:00.000Z', NULL`
const stamped = 'created_at, created_by, updated_at, updated_by'
const own: Permission[] = ['archives.read', 'disclosures.read']
const kept = ['houses', 'residents', 'tickets', 'notices', 'disclosures'] as const

let office: TestOffice
let manager: TestClient
let before: Record<string, unknown[]>

/** The folder as the fourth version left it: a notice, a published sheet, a role of the office's own. */
const left = `
    INSERT INTO notices (number, kind, title, body, signed_by, dated_on, state, ${stamped})
      VALUES ('TZ-2026-001', 'rules', '公约', '请遵守', '服务中心', '2026-11-02', 'draft', ${stamp});
    INSERT INTO disclosures (number, title, mode, from_month, until_month, state, origin, header, prepared_by, published_at, frozen,
        hash, check_code, ${stamped})
      VALUES ('GS-2025-001', '2025 年收支', 'lump-sum', '2025-01', '2025-12', 'published', 'ledger', '{}', 1,
        '2026-11-02T00:00:00.000Z', '{}', 'abc', 'ABC', ${stamp});
    INSERT INTO roles (code, name, permissions, ${stamped})
      VALUES ('own-1', '门岗', '${JSON.stringify(own)}', ${stamp});
  `

beforeAll(async () => {
  ;({ office, manager, before } = await openEarlier(4, left, kept))
})
afterAll(() => office.close())

it('keeps a copy of the folder of the fourth version before it is changed', () => {
  expect(listBackups(office.folder)[0]).toMatchObject({ reason: 'migration', schema: 4 })
})

it('leaves what was there as it was', () => {
  expect(storedIn(office.core.services.database.raw, kept)).toEqual(before)
})

it('has the questionnaires, codes and checklists that a new office has', async () => {
  const forms = await manager.surveys.questionnaires.list({})
  expect(forms.map(({ form }) => form).sort()).toEqual(['gap', 'short', 'standard'])
  expect((await manager.surveys.coding.codes.list({})).length).toBeGreaterThan(20)
  expect((await manager.voices.checklists.list({})).length).toBeGreaterThan(0)
  expect((await manager.office.forms()).map(({ code }) => code)).toEqual([...formCodes])
})

it("gives the shipped roles what this version adds, and the office's own nothing", async () => {
  const now = await permissionsByRole(manager)
  expect(now).toMatchObject(shippedAnd(own))
  expect(now['clerk']).toContain('surveys.enter')
  expect((await manager.accounts.current()).person?.permissions).toContain('surveys.manage')
})
