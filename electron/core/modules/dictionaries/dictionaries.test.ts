import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roleCodes } from '../../../../shared/contract/permissions.ts'
import { dictionaryNames, type DictionaryName } from '../../../../shared/modules/dictionaries/terms.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const entries = (dictionary: DictionaryName) => manager.dictionaries.entries({ dictionary })
async function entry(dictionary: DictionaryName, name: string) {
  const found = (await entries(dictionary)).find((one) => one.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return { dictionary, ...found }
}
const offered = async (dictionary: DictionaryName) =>
  (await entries(dictionary)).filter(({ archived }) => !archived).map(({ name }) => name)

describe('the lists', () => {
  it('are counted without what is archived', async () => {
    const before = await manager.dictionaries.overview()
    expect(before.map(({ dictionary }) => dictionary)).toEqual([...dictionaryNames])
    await manager.dictionaries.archive(await entry('tags', '夜班'))
    const after = await manager.dictionaries.overview()
    const count = (list: typeof before) => list.find(({ dictionary }) => dictionary === 'tags')!.entries
    expect(count(after)).toBe(count(before) - 1)
  })

  it('tell how many records use each entry', async () => {
    const desk = await deskOf(manager)
    await manager.tickets.register(registration(desk, { urgency: 'important', demand: 'fix' }))
    await manager.tickets.register(registration(desk, { urgency: 'important' }))
    expect(await entry('complaint-categories', '电梯故障')).toMatchObject({ used: 2, code: '21' })
    expect(await entry('channels', '前台来访')).toMatchObject({ used: 2, live: true })
    expect(await entry('urgencies', '重要')).toMatchObject({ used: 2 })
    expect(await entry('demands', '修复')).toMatchObject({ used: 1 })
    expect(await entry('staff', '李静')).toMatchObject({ used: 2, shipped: false })
    expect(await entry('departments', '客户服务部')).toMatchObject({ used: 1 })
    expect(await entry('departments', '保洁部')).toMatchObject({ used: 0, shipped: true })
  })
})

describe('an entry', () => {
  it('is written as an import would write it, and stands last', async () => {
    const { id } = await manager.dictionaries.add({ dictionary: 'departments', name: '维修\u200b 一部' })
    expect((await entries('departments')).at(-1)).toMatchObject({ id, name: '维修 一部', shipped: false })
    const staff = { dictionary: 'staff', name: '赵\u3000\u3000工', departmentId: id } as const
    await manager.dictionaries.add(staff)
    expect((await entries('staff')).at(-1)).toMatchObject({ name: '赵 工', departmentId: id })
    await manager.dictionaries.add({ dictionary: 'channels', name: '管家企微', live: true })
    expect((await entries('channels')).at(-1)).toMatchObject({ name: '管家企微', live: true, shipped: false })
  })

  it.each([
    ['an invisible name', 'tags', { name: '\u200b' }, 'INVALID_INPUT name'],
    ['a name that is there', 'tags', { name: '党\u200b员' }, 'ALREADY_EXISTS name'],
    ['a name that is archived', 'tags', { name: '夜班' }, 'ALREADY_EXISTS name'],
    ['a department twice', 'departments', { name: '工程\u200b部' }, 'ALREADY_EXISTS name'],
    ['an unknown department', 'staff', { name: '赵工', departmentId: 999 }, 'NOT_FOUND departmentId'],
    ['a code of letters', 'repair-categories', { name: '新', code: 'A' }, 'INVALID_INPUT code'],
    ['two digits at the first level', 'repair-categories', { name: '新', code: '44' }, 'INVALID_INPUT code'],
    ['a code that is taken', 'repair-categories', { name: '新', code: '4' }, 'ALREADY_EXISTS code'],
    ['a parent that is none', 'repair-categories', { name: '新', parentId: 9999 }, 'INVALID_INPUT parentId'],
  ] as const)('is refused for %s', async (_what, dictionary, fields, answer) => {
    const before = await entries(dictionary)
    expect(await refusal(manager.dictionaries.add({ dictionary, ...fields }))).toBe(answer)
    expect(await entries(dictionary)).toEqual(before)
  })

  it('may have the name of another person, since people do', async () => {
    expect(await refusal(manager.dictionaries.add({ dictionary: 'staff', name: '李静' }))).toBe('accepted')
  })

  it('stops being a default with its first name, and keeps its records', async () => {
    const group = await entry('groups', '教师群体')
    expect(group.shipped).toBe(true)
    await manager.dictionaries.change(group)
    expect(await entry('groups', '教师群体')).toMatchObject({ shipped: true, id: group.id })
    expect(await refusal(manager.dictionaries.change({ ...group, name: '教职工' }))).toBe('CONFLICT')
    await manager.dictionaries.change({ ...group, version: group.version + 1, name: '教职工' })
    expect(await entry('groups', '教职工')).toMatchObject({ shipped: false, id: group.id })
    const { rows } = await manager.system.audit({ action: 'dictionaries.change' })
    expect(rows[0]).toMatchObject({
      subject: `group:${group.id}`,
      label: '教师群体',
      fields: ['name', 'shipped'],
    })
  })

  it('never brings the name of a person into the audit', async () => {
    const person = await entry('staff', '赵 工')
    await manager.dictionaries.change({ ...person, name: '赵师傅' })
    const { rows } = await manager.system.audit({ action: 'dictionaries.change' })
    expect(rows[0]).toMatchObject({ subject: `staff:${person.id}`, label: '' })
  })
})

describe('archiving', () => {
  it('takes an entry out of what is offered, and restoring brings it back', async () => {
    const flag = await entry('care-flags', '孕产妇')
    const archived = await manager.dictionaries.archive(flag)
    expect(await offered('care-flags')).not.toContain('孕产妇')
    await manager.dictionaries.restore({ dictionary: 'care-flags', ...archived })
    expect(await offered('care-flags')).toContain('孕产妇')
    expect(await refusal(manager.dictionaries.restore({ dictionary: 'care-flags', ...archived }))).toBe(
      'CONFLICT',
    )
  })

  it('is refused for the last entry', async () => {
    const [first, ...others] = await entries('responsibilities')
    for (const other of others)
      await manager.dictionaries.archive({ dictionary: 'responsibilities', ...other })
    const last = manager.dictionaries.archive({ dictionary: 'responsibilities', ...first! })
    expect(await refusal(last)).toBe('IN_USE')
    expect(await offered('responsibilities')).toEqual([first!.name])
  })

  it('is refused for what a registration starts with, and for somebody who can sign in', async () => {
    expect(await refusal(manager.dictionaries.archive(await entry('emotions', '平静')))).toBe('IN_USE')
    expect(await refusal(manager.dictionaries.archive(await entry('urgencies', '一般')))).toBe('IN_USE')
    const [me] = await entries('staff')
    expect(await refusal(manager.dictionaries.archive({ dictionary: 'staff', ...me! }))).toBe('IN_USE')
    const mason = await manager.dictionaries.add({ dictionary: 'staff', name: '泥瓦工' })
    expect(await refusal(manager.dictionaries.archive({ dictionary: 'staff', ...mason }))).toBe('accepted')
  })
})

describe('the order', () => {
  it('is what people make it', async () => {
    const [first, second, third] = await entries('channels')
    const moved = await manager.dictionaries.move({ dictionary: 'channels', ...third!, beforeId: first!.id })
    expect((await entries('channels')).slice(0, 3).map(({ id }) => id)).toEqual([
      third!.id,
      first!.id,
      second!.id,
    ])
    await manager.dictionaries.move({ dictionary: 'channels', ...moved, beforeId: null })
    expect((await entries('channels')).at(-1)!.id).toBe(third!.id)
    expect((await manager.office.dictionaries()).channels.at(-1)!.id).toBe(third!.id)
    const stale = manager.dictionaries.move({ dictionary: 'channels', ...moved, beforeId: null })
    expect(await refusal(stale)).toBe('CONFLICT')
  })

  it('is given by the codes of categories, and an entry of another list is no place', async () => {
    const category = await entry('repair-categories', '门窗')
    expect(await refusal(manager.dictionaries.move({ ...category, beforeId: null }))).toBe(
      'INVALID_INPUT beforeId',
    )
    const tag = await entry('tags', '党员')
    const { id } = await entry('demands', '修复')
    expect(await refusal(manager.dictionaries.move({ ...tag, beforeId: id }))).toBe('NOT_FOUND beforeId')
  })
})

describe('permissions', () => {
  it.each(roleCodes.filter((role) => role !== 'manager'))('a %s cannot touch the lists', async (role) => {
    const client = await office.signIn(manager, role, [role])
    const tag = await entry('tags', '党员')
    for (const request of [
      client.dictionaries.entries({ dictionary: 'tags' }),
      client.dictionaries.overview(),
      client.dictionaries.add({ dictionary: 'tags', name: role }),
      client.dictionaries.change({ ...tag, name: role }),
      client.dictionaries.archive(tag),
      client.dictionaries.restore(tag),
      client.dictionaries.move({ ...tag, beforeId: null }),
    ])
      expect(await refusal(request)).toBe('NOT_PERMITTED')
  })

  it('sensitive flags are only for those who may see them', async () => {
    const { code } = await manager.accounts.createRole({ name: '设置员', permissions: ['office.settings'] })
    const clerk = await office.signIn(manager, 'settings', [code])
    const seen = await clerk.dictionaries.entries({ dictionary: 'care-flags' })
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.some(({ sensitive }) => sensitive)).toBe(false)
    const flag = await entry('care-flags', '近期丧亲')
    const made = { dictionary: 'care-flags', name: '新', sensitive: true } as const
    for (const request of [
      clerk.dictionaries.change({ ...flag, sensitive: false }),
      clerk.dictionaries.archive(flag),
      clerk.dictionaries.restore(flag),
      clerk.dictionaries.move({ ...flag, beforeId: null }),
      clerk.dictionaries.add(made),
    ])
      expect(await refusal(request)).toBe('NOT_PERMITTED')
    expect(await entry('care-flags', '近期丧亲')).toEqual(flag)
    expect(await refusal(manager.dictionaries.add(made))).toBe('accepted')
  })
})
