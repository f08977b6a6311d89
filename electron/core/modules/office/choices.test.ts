import { afterAll, beforeAll, expect, it } from 'vitest'
import { ticketKinds } from '../../../../shared/modules/tickets/terms.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

it('offers a new office something in every list', async () => {
  const choices = await manager.office.dictionaries()
  for (const [list, entries] of Object.entries(choices)) expect(entries.length, list).toBeGreaterThan(0)
  for (const kind of ticketKinds)
    expect(choices.categories.filter((category) => category.kind === kind).length, kind).toBeGreaterThan(4)
  expect(choices.urgencies.map(({ code }) => code)).toEqual(['normal', 'important', 'urgent'])
  expect(choices.tags[0]).toMatchObject({ shipped: true, name: '业委会成员' })
})

it('finds categories by pinyin', async () => {
  const { categories } = await manager.office.dictionaries()
  expect(categories.find(({ name }) => name === '电梯困人')).toMatchObject({
    kind: 'repair',
    code: '51',
    initials: 'dtkr',
    pinyin: 'diantikunren',
  })
})

it('names sensitive flags only to those who may see them, and tells everybody how to behave', async () => {
  const { careFlags } = await manager.office.dictionaries()
  const sensitive = careFlags.filter((flag) => flag.sensitive)
  expect(sensitive.map(({ name }) => name)).toEqual(['近期丧亲', '纠纷未了', '情绪易激动'])
  const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
  const seen = (await clerk.office.dictionaries()).careFlags
  expect(seen.map(({ id }) => id)).toEqual(careFlags.map(({ id }) => id))
  expect(seen.filter((flag) => flag.sensitive)).toEqual(
    sensitive.map((flag) => ({ ...flag, name: '', code: '' })),
  )
  expect(seen.filter((flag) => !flag.sensitive)).toEqual(careFlags.filter((flag) => !flag.sensitive))
})

it('no longer offers what was archived', async () => {
  const { groups } = await manager.office.dictionaries()
  const entries = await manager.dictionaries.entries({ dictionary: 'groups' })
  await manager.dictionaries.archive({ dictionary: 'groups', ...entries[0]! })
  expect((await manager.office.dictionaries()).groups).toEqual(groups.slice(1))
})
