import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Permission } from '../../../shared/contract/permissions.ts'
import { formCodes } from '../../../shared/modules/office/terms.ts'
import { openEarlier, permissionsByRole, shippedAnd, storedIn } from '../testing/earlier-office.ts'
import type { TestClient, TestOffice } from '../testing/office.ts'
import { listBackups } from './backup/folder.ts'

const stamp = `'2026-11-02T00:00:00.000Z', NULL, '2026-11-02T00:00:00.000Z', NULL`
const stamped = 'created_at, created_by, updated_at, updated_by'
const own: Permission[] = ['archives.read', 'registers.keep']
const kept = ['houses', 'residents', 'tickets', 'parcels', 'price_items', 'prints'] as const

let office: TestOffice
let manager: TestClient
let before: Record<string, unknown[]>

/** The folder as the third version left it: a parcel on the shelf, a price, a print, a role of the office's own. */
const left = `
    INSERT INTO parcels (recipient, phone, carrier, tracking, shelf, pieces, arrived_at, taken_by, ${stamped})
      VALUES ('王芳', '', 'sf', 'SF1', 'A-1', 1, '2026-11-02T01:00:00.000Z', 1, ${stamp});
    INSERT INTO price_items (section, name, unit, price_fen, words, position, ${stamped})
      VALUES ('维修', '换灯', '次', 2000, '', 0, ${stamp});
    INSERT INTO prints (at, staff_id, form, paper, subject, label, rows, copy)
      VALUES ('2026-11-02T01:00:00.000Z', 1, 'price-board', 'A4', 'sheet:price-board', '', 1, 1);
    INSERT INTO roles (code, name, permissions, ${stamped})
      VALUES ('own-1', '门岗', '${JSON.stringify(own)}', ${stamp});
  `

beforeAll(async () => {
  ;({ office, manager, before } = await openEarlier(3, left, kept))
})
afterAll(() => office.close())

it('keeps a copy of the folder of the third version before it is changed', () => {
  expect(listBackups(office.folder)[0]).toMatchObject({ reason: 'migration', schema: 3 })
})

it('leaves what was there as it was', () => {
  expect(storedIn(office.core.services.database.raw, kept)).toEqual(before)
})

it('has the lists of money and disclosure that a new office has', async () => {
  expect((await manager.ledger.accounts.list({})).map(({ fund }) => fund)).toContain('service')
  expect((await manager.fees.items.list({})).map(({ kind }) => kind)).toContain('service')
  expect((await manager.notices.duties.list({})).length).toBeGreaterThanOrEqual(8)
  expect((await manager.notices.templates.list({})).length).toBeGreaterThan(0)
  expect((await manager.office.forms()).map(({ code }) => code)).toEqual([...formCodes])
})

it("gives the shipped roles what this version adds, and the office's own nothing", async () => {
  const now = await permissionsByRole(manager)
  expect(now).toMatchObject(shippedAnd(own))
  expect(now['clerk']).toContain('fees.collect')
  expect((await manager.accounts.current()).person?.permissions).toContain('disclosures.publish')
})
