import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultRoles, roleCodes } from '../../../../shared/contract/permissions.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
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

async function role(code: string) {
  const found = (await manager.accounts.roles()).find((one) => one.code === code)
  if (!found) throw new Error(`no role is called ${code}`)
  return found
}

it('begins with the built-in roles, which keep what they may do', async () => {
  const roles = await manager.accounts.roles()
  expect(roles.map(({ code }) => code)).toEqual([...roleCodes])
  for (const each of roles) {
    expect(each).toMatchObject({ builtIn: true, name: '' })
    expect([...each.permissions].sort()).toEqual([...defaultRoles[each.code as 'clerk']].sort())
  }
  expect(roles.map(({ users }) => users)).toEqual([0, 0, 0, 1, 1])
  const clerk = { code: 'clerk', version: 1, name: '前台', permissions: [] }
  expect(await refusal(manager.accounts.updateRole(clerk))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(manager.accounts.archiveRole(clerk))).toBe('NOT_ALLOWED_NOW')
})

it('lets a copy be changed, which counts at once for whoever has it', async () => {
  const { permissions } = await role('handler')
  const { code } = await manager.accounts.createRole({ name: '维修班长', permissions })
  const foreman = await office.signIn(manager, 'foreman', [code])
  expect(await refusal(foreman.office.communities())).toBe('NOT_PERMITTED')
  const seen = await role(code)
  expect(seen).toMatchObject({ name: '维修班长', builtIn: false, users: 1, permissions })
  const changed = { ...seen, permissions: [...permissions, 'archives.read' as const] }
  expect(await manager.accounts.updateRole(changed)).toEqual({ version: 2 })
  expect(await refusal(foreman.office.communities())).toBe('accepted')
  expect(await refusal(manager.accounts.updateRole(changed))).toBe('CONFLICT')
})

it('has a name of its own', async () => {
  await manager.accounts.createRole({ name: '班长', permissions: [] })
  const { code } = await manager.accounts.createRole({ name: '组长', permissions: [] })
  expect(await refusal(manager.accounts.createRole({ name: '班\u200b长', permissions: [] }))).toBe(
    'ALREADY_EXISTS name',
  )
  const renamed = { ...(await role(code)), name: '班长' }
  expect(await refusal(manager.accounts.updateRole(renamed))).toBe('ALREADY_EXISTS name')
  expect(await refusal(manager.accounts.updateRole({ ...renamed, name: '组长' }))).toBe('accepted')
})

it.each(['前台', '前\u200b台', 'Front desk', 'FRONT DESK', '管理员', 'Administrator'])(
  'is not called %s like one of the built-in roles',
  async (name) => {
    expect(await refusal(manager.accounts.createRole({ name, permissions: [] }))).toBe('ALREADY_EXISTS name')
    const { code } = await manager.accounts.createRole({ name: 'Foreman', permissions: [] })
    expect(await refusal(manager.accounts.updateRole({ ...(await role(code)), name }))).toBe(
      'ALREADY_EXISTS name',
    )
    expect(await refusal(manager.accounts.createRole({ name: 'foreman', permissions: [] }))).toBe(
      'ALREADY_EXISTS name',
    )
  },
)

it('goes when nobody has it any more', async () => {
  const { code } = await manager.accounts.createRole({ name: '班长', permissions: [] })
  await office.signIn(manager, 'foreman', [code])
  expect(await refusal(manager.accounts.archiveRole({ code, version: 1 }))).toBe('IN_USE')
  const foreman = (await manager.accounts.users()).find(({ login }) => login === 'foreman')!
  await manager.accounts.updateUser({ ...foreman, roles: ['clerk'] })
  await manager.accounts.archiveRole({ code, version: 1 })
  expect((await manager.accounts.roles()).map((one) => one.code)).toEqual([...roleCodes])
  const { version, staffVersion } = foreman
  const again = { ...foreman, version: version + 1, staffVersion: staffVersion + 1, roles: [code] }
  expect(await refusal(manager.accounts.updateUser(again))).toBe('INVALID_INPUT roles')
  expect((await manager.accounts.createRole({ name: '班长', permissions: [] })).code).not.toBe(code)
})
