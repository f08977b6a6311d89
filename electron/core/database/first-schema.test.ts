import BetterSqlite from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultRoles, roleCodes } from '../../../shared/contract/permissions.ts'
import { dictionaryNames } from '../../../shared/modules/dictionaries/terms.ts'
import { formCodes } from '../../../shared/modules/office/terms.ts'
import { writeFirstOffice } from '../testing/first-office.ts'
import { TestOffice, type TestClient } from '../testing/office.ts'
import { listBackups } from './backup/folder.ts'

let office: TestOffice
let manager: TestClient

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
  expect(forms.length).toBe(formCodes.length)
})

it('completes nothing twice: what an office empties or renames stays so', async () => {
  const [tag] = await manager.dictionaries.entries({ dictionary: 'tags' })
  await manager.dictionaries.archive({ dictionary: 'tags', ...tag! })
  const before = await manager.dictionaries.overview()
  await office.restart()
  const again = await office.logIn()
  expect(await again.dictionaries.overview()).toEqual(before)
})
