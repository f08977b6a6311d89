import BetterSqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import type { RoleCode } from '../../../shared/contract/permissions.ts'
import { ImmediateSqliteDialect } from '../database/dialect.ts'
import { applicationId } from '../database/identity.ts'
import { migrate } from '../database/migrate.ts'
import { firstCounter } from '../database/migrations/0001-first-counter.ts'
import type { Tables } from '../database/tables.ts'
import { newDataKey, wrapForMachine } from '../kernel/keys.ts'
import { hashPassword } from '../kernel/passwords.ts'

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

/** An office as the first version left it, with a house, a resident and a ticket: 李静 signs in with the tests' password. */
export async function writeFirstOffice(file: string, machineKey: Buffer): Promise<void> {
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
