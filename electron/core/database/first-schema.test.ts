import BetterSqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultRoles, roleCodes, type RoleCode } from '../../../shared/contract/permissions.ts'
import { dictionaryNames } from '../../../shared/modules/dictionaries/terms.ts'
import { newDataKey, wrapForMachine } from '../kernel/keys.ts'
import { hashPassword } from '../kernel/passwords.ts'
import { TestOffice, type TestClient } from '../testing/office.ts'
import { ImmediateSqliteDialect } from './dialect.ts'
import { migrate } from './migrate.ts'
import { firstCounter } from './migrations/0001-first-counter.ts'
import { listBackups } from './backup/folder.ts'
import { applicationId } from './identity.ts'
import type { Tables } from './tables.ts'

/** What the released first version granted. */
const firstRoles: Record<RoleCode, string[]> = {
  clerk: [
    'archives.read',
    'archives.edit',
    'phones.reveal',
    'tickets.read',
    'tickets.register',
    'tickets.work',
    'exports.run',
  ],
  officer: [
    'archives.read',
    'archives.edit',
    'phones.reveal',
    'tickets.read',
    'tickets.register',
    'tickets.work',
    'exports.run',
    'tickets.dispatch',
    'tickets.close',
    'tickets.void',
  ],
  handler: ['tickets.read', 'tickets.work', 'phones.reveal'],
  manager: [
    'archives.read',
    'archives.edit',
    'phones.reveal',
    'tickets.read',
    'tickets.register',
    'tickets.work',
    'exports.run',
    'tickets.dispatch',
    'tickets.close',
    'tickets.void',
    'imports.run',
    'exports.unmasked',
    'office.settings',
  ],
  administrator: ['users.manage', 'audit.read'],
}
const stamp = `'2026-10-01T00:00:00.000Z', NULL, '2026-10-01T00:00:00.000Z', NULL`
const stamped = 'created_at, created_by, updated_at, updated_by'

let office: TestOffice
let manager: TestClient

/** An office as the first version left it, with a house, a resident and a ticket. */
async function writeFirstOffice(file: string, machineKey: Buffer): Promise<void> {
  const raw = new BetterSqlite(file)
  raw.pragma(`application_id = ${applicationId}`)
  migrate(raw, [firstCounter])
  const password = await hashPassword('correct horse 电池')
  raw.exec(`
    INSERT INTO communities (id, name, ${stamped}) VALUES (1, '青龙园', ${stamp});
    INSERT INTO office (id, name, hotline, slogan, time_zone, community_id, slip_form_number, slip_retention, idle_minutes, ${stamped})
      VALUES (1, '青龙园客户服务中心', '', '精心管理', 'Asia/Shanghai', 1, 'QLY-KF-03 第 2 版', '保存五年', 30, ${stamp});
    INSERT INTO departments (id, name, ${stamped}) VALUES (1, '客户服务部', ${stamp}), (2, '电梯班', ${stamp});
    INSERT INTO staff (id, name, department_id, ${stamped}) VALUES (1, '李静', 1, ${stamp});
    INSERT INTO resident_groups (id, name, ${stamped}) VALUES (1, '教师群体', ${stamp});
    INSERT INTO channels (id, code, name, live, position, ${stamped})
      VALUES (1, 'counter', '前台来访', 1, 0, ${stamp}), (2, 'phone', '热线', 1, 1, ${stamp});
    INSERT INTO categories (id, kind, parent_id, code, name, ${stamped})
      VALUES (1, 'complaint', NULL, '2', '设施设备', ${stamp}), (2, 'complaint', 1, '21', '电梯故障', ${stamp});
    INSERT INTO users (id, staff_id, login, password_hash, ${stamped}) VALUES (1, 1, 'lijing', '${password}', ${stamp});
    INSERT INTO buildings (id, community_id, name, ${stamped}) VALUES (1, 1, '3', ${stamp});
    INSERT INTO houses (id, building_id, unit, room, floor, line, kind, state, notes, ${stamped})
      VALUES (1, 1, '2', '501', 5, '01', 'residential', 'occupied', '', ${stamp});
    INSERT INTO residents (id, name, occupation, group_id, emergency_name, emergency_phone, notes, ${stamped})
      VALUES (1, '王芳', '', 1, '', '', '夜班', ${stamp});
    INSERT INTO occupancies (house_id, resident_id, role, is_primary, ${stamped}) VALUES (1, 1, 'owner', 1, ${stamp});
    INSERT INTO tickets (id, number, kind, state, channel_id, category_id, words, house_id, resident_id, caller_name,
      caller_phone, place, demand, emotion, urgency, contact_time, received_at, entered_at, first_asked_by, rule,
      first_contact_due_at, reply_due_at, resolve_due_at, request_key, ${stamped})
      VALUES (1, 'TS-20261001-0001', 'complaint', 'open', 1, 2, '电梯又停了', 1, 1, '王芳', '', '', 'fix', 'angry', 'urgent', '',
      '2026-10-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z', 1, '{}', '2026-10-01T00:15:00.000Z',
      '2026-10-02T00:00:00.000Z', '2026-10-04T00:00:00.000Z', 'key-1', ${stamp});
  `)
  for (const [code, permissions] of Object.entries(firstRoles))
    raw
      .prepare(`INSERT INTO roles (code, permissions, ${stamped}) VALUES (?, ?, ${stamp})`)
      .run(code, JSON.stringify(permissions))
  for (const role of ['manager', 'administrator'])
    raw.prepare('INSERT INTO user_roles (user_id, role_code) VALUES (1, ?)').run(role)
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(raw, { count: 0 }) })
  await wrapForMachine(db, newDataKey(), machineKey, '2026-10-01T00:00:00.000Z')
  await db.destroy()
  raw.close()
}

beforeEach(async () => {
  office = new TestOffice()
  await writeFirstOffice(join(office.folder, 'guanjia.db'), office.machineKey)
  await office.start()
  manager = await office.logIn()
})
afterEach(() => office.close())

it('keeps a copy of the folder of the first version before it is changed', () => {
  const [backup] = listBackups(office.folder)
  expect(backup).toMatchObject({ reason: 'migration', schema: 1 })
  const raw = new BetterSqlite(join(office.folder, 'backups', backup!.name), { readonly: true })
  expect(raw.pragma('user_version', { simple: true })).toBe(1)
  raw.close()
})

it('finds the data of the first version as it was', async () => {
  expect(await manager.office.profile()).toMatchObject({
    name: '青龙园客户服务中心',
    communityName: '青龙园',
    idleMinutes: 30,
    printHeader: '',
  })
  expect((await manager.office.communities())[0]).toMatchObject({
    name: '青龙园',
    kind: 'residential',
    houses: 1,
  })
  expect(await manager.tickets.get({ id: 1 })).toMatchObject({
    number: 'TS-20261001-0001',
    room: '3-2-501',
    caller: '王芳',
    urgency: { code: 'urgent', name: '紧急', shipped: true },
    demand: { code: 'fix', name: '修复', shipped: true },
    recorded: null,
  })
  const resident = await office.core.services.database.kysely
    .selectFrom('residents')
    .selectAll()
    .executeTakeFirstOrThrow()
  expect(resident).toMatchObject({ name: '王芳', notes: '夜班', contact_time: '', id_number_sealed: null })
})

it('gives the roles what this version adds', async () => {
  const roles = await manager.accounts.roles()
  for (const code of roleCodes) {
    const { permissions } = roles.find((role) => role.code === code)!
    expect([...permissions].sort(), code).toEqual([...defaultRoles[code]].sort())
  }
  expect((await manager.accounts.current()).person?.permissions).toContain('archives.merge')
})

it('fills the lists that had nothing and leaves alone those that had something', async () => {
  for (const { dictionary, entries } of await manager.dictionaries.overview())
    expect(entries, dictionary).toBeGreaterThan(0)
  expect((await manager.dictionaries.overview()).length).toBe(dictionaryNames.length)
  const named = async (dictionary: (typeof dictionaryNames)[number]) =>
    (await manager.dictionaries.entries({ dictionary })).map(({ name, shipped }) => [name, shipped])
  expect(await named('complaint-categories')).toEqual([
    ['设施设备', true],
    ['电梯故障', true],
  ])
  expect(await named('channels')).toEqual([
    ['前台来访', true],
    ['热线', false],
  ])
  expect(await named('departments')).toEqual([
    ['客户服务部', true],
    ['电梯班', false],
  ])
  expect((await named('repair-categories')).length).toBeGreaterThan(40)
})

it("keeps the slip's number and gives every other form one", async () => {
  const forms = await manager.office.forms()
  expect(forms[0]).toMatchObject({
    code: 'slip',
    number: 'QLY-KF-03 第 2 版',
    edition: '',
    retention: '保存五年',
  })
  expect(forms.length).toBe(6)
  expect((await manager.tickets.slip({ id: 1 })).form).toEqual({
    number: 'QLY-KF-03 第 2 版',
    edition: '',
    retention: '保存五年',
  })
})

it('completes nothing twice: what an office empties or renames stays so', async () => {
  const [tag] = await manager.dictionaries.entries({ dictionary: 'tags' })
  await manager.dictionaries.archive({ dictionary: 'tags', ...tag! })
  const before = await manager.dictionaries.overview()
  await office.restart()
  const again = await office.logIn()
  expect(await again.dictionaries.overview()).toEqual(before)
})
