import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roleCodes } from '../../../../shared/contract/permissions.ts'
import { password, TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

async function user(login: string) {
  const found = (await manager.accounts.users()).find((one) => one.login === login)
  if (!found) throw new Error(`nobody signs in as ${login}`)
  const { id, version, staffVersion, name, roles, departmentId } = found
  return { id, version, staffVersion, name, roles, departmentId }
}

describe('a colleague', () => {
  it('gets another name, department and role, and may do other things at once', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    const { departments } = await manager.office.dictionaries()
    const seen = await user('chenjie')
    const changed = { ...seen, name: '陈\u200b洁', roles: ['manager'], departmentId: departments[1]!.id }
    await manager.accounts.updateUser(changed)
    expect(await user('chenjie')).toEqual({ ...changed, name: '陈洁', version: 2, staffVersion: 2 })
    expect((await clerk.accounts.current()).person).toMatchObject({
      name: '陈洁',
      roles: [{ code: 'manager', name: '' }],
    })
    expect(await refusal(clerk.dictionaries.overview())).toBe('accepted')
    expect(await refusal(manager.accounts.updateUser(changed))).toBe('CONFLICT')
    const { rows } = await manager.system.audit({ action: 'accounts.updateUser' })
    expect(rows[0]).toMatchObject({
      subject: `user:${seen.id}`,
      label: '',
      fields: ['departmentId', 'name', 'roles'],
    })
  })

  it('keeps what somebody else saved meanwhile, and tells who that was', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    const deputy = await office.signIn(manager, 'deputy', ['manager', 'administrator'])
    const { staffId } = (await manager.accounts.users()).find(({ login }) => login === 'deputy')!
    const seen = await user('chenjie')
    const staff = (await manager.dictionaries.entries({ dictionary: 'staff' })).find(
      ({ name }) => name === 'chenjie',
    )!
    const { departments } = await manager.office.dictionaries()
    const renamed = { ...staff, dictionary: 'staff', name: '陈洁', departmentId: departments[1]!.id } as const
    await deputy.dictionaries.change(renamed)
    const late = { ...seen, roles: ['handler'] }
    await expect(manager.accounts.updateUser(late)).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { params: { staffId } },
    })
    const now = await user('chenjie')
    expect(now).toMatchObject({ name: '陈洁', departmentId: departments[1]!.id, roles: ['clerk'] })
    await deputy.accounts.updateUser({ ...now, roles: ['officer'] })
    await expect(manager.accounts.updateUser({ ...now, name: '陈' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { params: { staffId } },
    })
    expect(await user('chenjie')).toMatchObject({ name: '陈洁', roles: ['officer'] })
  })

  it('is not put into a department that is archived, and stays in one', async () => {
    const dictionary = 'departments'
    const [kept, , gone] = await manager.dictionaries.entries({ dictionary })
    await office.signIn(manager, 'chenjie', ['clerk'])
    await manager.accounts.updateUser({ ...(await user('chenjie')), departmentId: kept!.id })
    await manager.dictionaries.archive({ dictionary, id: gone!.id, version: gone!.version })
    const made = { name: '新', login: 'new', password: 'long enough', roles: ['clerk'] }
    expect(await refusal(manager.accounts.createUser({ ...made, departmentId: gone!.id }))).toBe(
      'NOT_FOUND departmentId',
    )
    const seen = await user('chenjie')
    expect(await refusal(manager.accounts.updateUser({ ...seen, departmentId: gone!.id }))).toBe(
      'NOT_FOUND departmentId',
    )
    await manager.dictionaries.archive({ dictionary, id: kept!.id, version: kept!.version })
    await manager.accounts.updateUser({ ...seen, name: '陈洁' })
    expect(await user('chenjie')).toMatchObject({ name: '陈洁', departmentId: kept!.id })
    const row = (await manager.accounts.users()).find(({ login }) => login === 'chenjie')
    expect(row?.department).toBe(kept!.name)
  })

  it('is disabled or enabled only when they are not that already', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    const { id, version } = await user('chenjie')
    expect(await refusal(manager.accounts.setUserActive({ id, version, active: true }))).toBe(
      'NOT_ALLOWED_NOW',
    )
    const away = await manager.accounts.setUserActive({ id, version, active: false })
    expect(await refusal(manager.accounts.setUserActive({ ...away, active: false }))).toBe('NOT_ALLOWED_NOW')
    await manager.accounts.setUserActive({ ...away, active: true })
    const { rows } = await manager.system.audit({ action: 'accounts.setUserActive' })
    const former = await office.core.services.database.kysely
      .selectFrom('audit_values')
      .select(['seq', 'before'])
      .where('field', '=', 'active')
      .orderBy('seq', 'desc')
      .execute()
    expect(former).toEqual([
      { seq: rows[0]!.seq, before: '0' },
      { seq: rows[1]!.seq, before: '1' },
    ])
    expect(rows).toHaveLength(2)
  })

  it('is refused a role or a department that is not there', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    const seen = await user('chenjie')
    expect(await refusal(manager.accounts.updateUser({ ...seen, roles: ['king'] }))).toBe(
      'INVALID_INPUT roles',
    )
    expect(await refusal(manager.accounts.updateUser({ ...seen, departmentId: 999 }))).toBe(
      'NOT_FOUND departmentId',
    )
    expect(await refusal(manager.accounts.updateUser({ ...seen, name: '\u200b' }))).toBe('INVALID_INPUT name')
    expect(await user('chenjie')).toEqual(seen)
    const made = { name: '新', login: 'new', password: 'long enough', roles: ['king'] }
    expect(await refusal(manager.accounts.createUser(made))).toBe('INVALID_INPUT roles')
  })
})

describe('an office never loses whoever manages its users', () => {
  it('by taking away the role, or the permission from a role', async () => {
    const { code } = await manager.accounts.createRole({ name: '人事', permissions: ['users.manage'] })
    const me = await user('lijing')
    await manager.accounts.updateUser({ ...me, roles: [code] })
    const mine = await user('lijing')
    expect(await refusal(manager.accounts.updateUser({ ...mine, roles: ['clerk'] }))).toBe('IN_USE')
    const role = (await manager.accounts.roles()).find((one) => one.code === code)!
    const weaker = { ...role, permissions: ['audit.read' as const] }
    expect(await refusal(manager.accounts.updateRole(weaker))).toBe('IN_USE')
    const away = { id: mine.id, version: mine.version, active: false }
    expect(await refusal(manager.accounts.setUserActive(away))).toBe('IN_USE')
    await manager.accounts.updateUser({ ...mine, roles: [code, 'administrator'] })
  })

  it('while a second one can be disabled', async () => {
    await office.signIn(manager, 'deputy', ['administrator'])
    const { id, version } = await user('deputy')
    expect(await refusal(manager.accounts.setUserActive({ id, version, active: false }))).toBe('accepted')
    const me = await user('lijing')
    expect(await refusal(manager.accounts.updateUser({ ...me, roles: ['manager'] }))).toBe('IN_USE')
  })
})

describe('whoever gives rights', () => {
  const minute = 60_000

  it('gives their password again when it was given longer than five minutes ago', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    const { code } = await manager.accounts.createRole({ name: '班长', permissions: [] })
    const role = (await manager.accounts.roles()).find((one) => one.code === code)!
    office.clock.advance(5 * minute)
    const seen = await user('chenjie')
    const more = { ...seen, roles: ['clerk', 'administrator'] }
    const made = { name: '新', login: 'new', password: 'long enough', roles: ['clerk'] }
    const stronger = { ...role, permissions: ['users.manage' as const] }
    const asks = () => [
      manager.accounts.startReset(seen),
      manager.accounts.createRole({ name: '组长', permissions: ['users.manage'] }),
      manager.accounts.updateRole(stronger),
      manager.accounts.createUser(made),
      manager.accounts.updateUser(more),
    ]
    for (const request of asks()) expect(await refusal(request)).toBe('PASSWORD_AGAIN')
    expect(await user('chenjie')).toEqual(seen)
    expect(await refusal(manager.accounts.confirmPassword({ password: 'a guess' }))).toBe(
      'WRONG_CREDENTIALS password',
    )
    expect(await refusal(manager.accounts.updateUser(more))).toBe('PASSWORD_AGAIN')
    await manager.accounts.confirmPassword({ password })
    await manager.accounts.updateUser(more)
    office.clock.advance(5 * minute - 1)
    expect(await refusal(manager.accounts.createUser(made))).toBe('accepted')
    office.clock.advance(1)
    expect(await refusal(manager.accounts.updateRole(stronger))).toBe('PASSWORD_AGAIN')
  })

  it('is asked in every session of their own, and not for a name alone', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    office.clock.advance(5 * minute)
    const elsewhere = await office.logIn()
    const seen = await user('chenjie')
    expect(await refusal(manager.accounts.updateUser({ ...seen, roles: ['manager'] }))).toBe('PASSWORD_AGAIN')
    expect(await refusal(manager.accounts.updateUser({ ...seen, name: '陈洁' }))).toBe('accepted')
    expect(
      await refusal(elsewhere.accounts.updateUser({ ...(await user('chenjie')), roles: ['manager'] })),
    ).toBe('accepted')
  })
})

describe('a session', () => {
  it('is seen with its last activity and ended at once', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    office.clock.advance(5 * 60_000)
    await clerk.office.profile()
    office.clock.advance(60_000)
    const sessions = await manager.accounts.sessions()
    expect(sessions.map(({ name, own }) => [name, own])).toEqual([
      ['李静', true],
      ['chenjie', false],
    ])
    const [, theirs] = sessions
    expect(theirs).toMatchObject({
      host: 'browser',
      startedAt: '2026-11-21T01:12:00.000Z',
      lastSeenAt: '2026-11-21T01:17:00.000Z',
    })
    await manager.accounts.endSession({ id: theirs!.id })
    expect(await refusal(clerk.office.profile())).toBe('SESSION_ENDED')
    expect((await manager.accounts.sessions()).map(({ name }) => name)).toEqual(['李静'])
    expect(await refusal(manager.accounts.endSession({ id: theirs!.id }))).toBe('NOT_FOUND')
    const row = await office.core.services.database.kysely
      .selectFrom('sessions')
      .select('end_reason')
      .where('id', '=', theirs!.id)
      .executeTakeFirstOrThrow()
    expect(row.end_reason).toBe('ended')
  })

  it('is no longer listed once it is over by itself', async () => {
    await office.signIn(manager, 'chenjie', ['clerk'])
    office.clock.advance(14 * 60_000)
    await manager.office.profile()
    office.clock.advance(2 * 60_000)
    expect((await manager.accounts.sessions()).map(({ name }) => name)).toEqual(['李静'])
  })
})

describe('what a page remembers', () => {
  it('is kept for one person, until it is forgotten', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    const value = { order: ['room', 'name'], hidden: [], width: { room: 120 }, dense: true }
    await manager.accounts.saveSetting({ key: 'list.houses.columns', value })
    await clerk.accounts.saveSetting({ key: 'list.houses.columns', value: 'mine' })
    await manager.accounts.saveSetting({ key: 'list.houses.columns', value: { ...value, dense: false } })
    const keys = ['list.houses.columns', 'list.tickets.columns'] as const
    expect(await manager.accounts.settings({ keys: [...keys] })).toEqual({
      'list.houses.columns': { ...value, dense: false },
    })
    expect(await clerk.accounts.settings({ keys: [...keys] })).toEqual({ 'list.houses.columns': 'mine' })
    await manager.accounts.saveSetting({ key: 'list.houses.columns', value: null })
    expect(await manager.accounts.settings({ keys: [...keys] })).toEqual({})
  })

  it('is no book', async () => {
    const save = (value: string) => refusal(manager.accounts.saveSetting({ key: 'list.houses.saved', value }))
    // In UTF-8 each of these takes three bytes; two more for the quotes.
    expect(await save('房'.repeat(21_844))).toBe('accepted')
    expect(await save('房'.repeat(21_845))).toBe('INVALID_INPUT value')
  })

  it.each(['list.houses', 'list.houses.diary', 'list.cellar.columns', 'diary', 'list.houses.columns2'])(
    'has no place for %s',
    async (key) => {
      const save = manager.accounts.saveSetting({ key: key as 'list.houses.columns', value: 1 })
      expect(await refusal(save)).toBe('INVALID_INPUT key')
    },
  )
})

it('is managed by administrators alone', async () => {
  for (const role of roleCodes.filter((code) => code !== 'administrator')) {
    const client = await office.signIn(manager, role, [role])
    const [session] = await manager.accounts.sessions()
    const me = await user('lijing')
    for (const request of [
      client.accounts.users(),
      client.accounts.updateUser(me),
      client.accounts.startReset(me),
      client.accounts.roles(),
      client.accounts.createRole({ name: role, permissions: [] }),
      client.accounts.updateRole({ code: 'clerk', version: 1, name: role, permissions: [] }),
      client.accounts.archiveRole({ code: 'clerk', version: 1 }),
      client.accounts.sessions(),
      client.accounts.endSession({ id: session!.id }),
    ])
      expect(await refusal(request)).toBe('NOT_PERMITTED')
  }
})
