import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decisions } from '../../../../../shared/modules/imports/contract.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { refusal } from '../../../testing/tickets.ts'
import { count, csv, dump, finish } from '../testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const file = () =>
  csv([
    ['楼栋', '房号', '姓名', '性别', '物业类型', '客户群体', '标签'],
    ['1栋', '101', '张三', '女', '城堡', '教师 群体', '志愿者、钓友'],
    ['1栋', '102', '李四', '男', '住宅', '退伍军人', '无'],
    ['1栋', '103', '王五', '？', '住宅', '退伍军人', ''],
    ['合计', '', '', '', '3 户', '', ''],
  ])

const decisions: Decisions = {
  gender: { '？': { keep: true } },
  kind: { 城堡: { entry: 'residential' } },
  group: { 退伍军人: { create: true } },
  tags: { 钓友: { create: true } },
}

async function upload() {
  const { id, mapping } = await manager.imports.upload({ file: file() })
  return { id, mapping }
}

/** field → text → what it is taken to mean. */
async function meant(given: Awaited<ReturnType<typeof upload>>) {
  const columns = await manager.imports.values(given)
  return Object.fromEntries(
    columns.map(({ field, values }) => [
      field,
      Object.fromEntries(values.map(({ text, decision }) => [text, decision])),
    ]),
  )
}

async function apply(given: Awaited<ReturnType<typeof upload>>, decided = decisions) {
  await finish(manager.imports.check({ ...given, decisions: decided }))
  return finish(manager.imports.apply({ id: given.id }))
}

const entryNamed = async (dictionary: 'groups' | 'tags', name: string) =>
  String((await manager.dictionaries.entries({ dictionary })).find((entry) => entry.name === name)?.id)

describe('the texts of columns of names', () => {
  it('are listed with how often they stand there, what they surely mean, and what could be chosen', async () => {
    const columns = await manager.imports.values(await upload())
    expect(columns.map(({ field, creatable, keepable }) => [field, creatable, keepable])).toEqual([
      ['kind', false, true],
      ['gender', false, true],
      ['group', true, true],
      ['tags', true, true],
    ])
    const [kind, gender, group, tags] = columns
    expect(kind!.values).toEqual([
      { text: '住宅', rows: 2, decision: { entry: 'residential' }, certain: true },
      { text: '城堡', rows: 1, decision: null, certain: false },
    ])
    expect(kind!.choices).toContainEqual({ entry: 'parking', name: '车位' })
    expect(gender!.values.filter(({ certain }) => !certain)).toEqual([
      { text: '？', rows: 1, decision: null, certain: false },
    ])
    const teachers = await entryNamed('groups', '教师群体')
    expect(group!.values).toEqual([
      { text: '退伍军人', rows: 2, decision: null, certain: false },
      { text: '教师 群体', rows: 1, decision: { entry: teachers }, certain: true },
    ])
    expect(tags!.values.map(({ text, decision }) => [text, decision === null])).toEqual([
      ['志愿者', false],
      ['钓友', true],
    ])
  })

  it('become what the clerk says: an entry, a new one, or words', async () => {
    const given = await upload()
    await apply(given)
    const [zhang, li, wang] = (await manager.residents.list({ size: 10 })).rows.sort((a, b) =>
      a.houses[0]!.label.localeCompare(b.houses[0]!.label),
    )
    expect(zhang).toMatchObject({ name: '张三', group: '教师群体', tags: ['志愿者', '钓友'] })
    expect(li).toMatchObject({ name: '李四', group: '退伍军人', tags: [] })
    expect(wang).toMatchObject({ name: '王五', group: '退伍军人', gender: null, notes: '性别：？' })
    expect(count(office, 'houses', "kind = 'residential'")).toBe(3)
    expect(count(office, 'resident_groups', `name = '退伍军人' AND import_id = ${given.id}`)).toBe(1)
  })

  it('nobody decided on are left out and named', async () => {
    const given = await upload()
    await finish(manager.imports.check({ ...given, decisions: {} }))
    const { rows } = await manager.imports.rows({ id: given.id, problemsOnly: true })
    expect(
      rows.flatMap(({ row, problems }) => problems.map(({ field, reason }) => [row, field, reason])),
    ).toEqual([
      [2, 'kind', 'UNKNOWN_VALUE'],
      [2, 'tags', 'UNKNOWN_VALUE'],
      [3, 'group', 'UNKNOWN_VALUE'],
      [4, 'gender', 'UNKNOWN_VALUE'],
      [4, 'group', 'UNKNOWN_VALUE'],
    ])
  })

  it.each<[string, Decisions]>([
    ['an entry that is not there', { group: { 退伍军人: { entry: '99999' } } }],
    ['a new code', { gender: { '？': { create: true } } }],
  ])('are refused %s', async (_, decided) => {
    const given = await upload()
    expect(await refusal(manager.imports.check({ ...given, decisions: decided }))).toBe(
      'INVALID_INPUT decisions',
    )
  })
})

describe('what was decided', () => {
  it('is remembered when it was applied, and forgotten when asked', async () => {
    await apply(await upload())
    const again = await meant(await upload())
    expect(again['kind']).toMatchObject({ 城堡: { entry: 'residential' } })
    expect(again['gender']).toMatchObject({ '？': { keep: true } })
    expect(again['group']).toMatchObject({ 退伍军人: { entry: await entryNamed('groups', '退伍军人') } })
    await manager.imports.forget({ target: 'register' })
    expect((await meant(await upload()))['kind']).toMatchObject({ 城堡: null })
  })

  it('for an import that was left is there when it is taken up again', async () => {
    const given = await upload()
    await finish(manager.imports.check({ ...given, decisions }))
    expect((await manager.imports.open(given)).decisions).toEqual(decisions)
    expect((await meant(given))['kind']).toMatchObject({ 城堡: { entry: 'residential' } })
  })

  it('about an entry that is gone is a question again', async () => {
    const given = await upload()
    await apply(given)
    await finish(manager.imports.undo({ id: given.id }))
    expect((await meant(await upload()))['group']).toMatchObject({ 退伍军人: null })
  })
})

describe('names of columns', () => {
  const odd = () =>
    csv([
      ['栋座', '门牌', '屋主'],
      ['1栋', '101', '张三'],
      ['1栋', '102', '李四'],
    ])

  it('that were shown once are known the next time', async () => {
    const first = await manager.imports.upload({ file: odd() })
    expect(first.mapping).not.toHaveProperty('name')
    const { columns } = await manager.imports.choose({
      id: first.id,
      target: 'register',
      sheetIndex: 0,
      headerRow: 1,
    })
    expect(columns.map(({ header }) => header)).toEqual(['栋座', '门牌', '屋主'])
    const mapping = { building: 0, room: 1, name: 2 }
    await apply({ id: first.id, mapping }, {})
    const second = await manager.imports.upload({ file: odd() })
    expect(second).toMatchObject({ headerRow: 1, mapping })
    await manager.imports.forget({ target: 'register' })
    expect((await manager.imports.upload({ file: odd() })).mapping).not.toHaveProperty('name')
  })

  it('say nothing of columns that are called otherwise, however alike', async () => {
    const chosen = csv([
      ['楼栋', '房号', '备注'],
      ['1栋', '101', '张三'],
    ])
    const first = await manager.imports.upload({ file: chosen })
    await apply({ id: first.id, mapping: { building: 0, room: 1, name: 2 } }, {})
    const alike = csv([
      ['楼栋', '房号', '备注信息', '房屋备注'],
      ['1栋', '102', '养犬', '朝南'],
    ])
    expect((await manager.imports.upload({ file: alike })).mapping).toEqual({
      building: 0,
      room: 1,
      notes: 2,
    })
  })

  it('are told to be remembered, and can be forgotten one by one', async () => {
    const rows = csv([
      ['楼栋', '房号', '备注', '屋主'],
      ['1栋', '101', '养犬', '张三'],
    ])
    const first = await manager.imports.upload({ file: rows })
    expect(first.columns.map(({ remembered }) => remembered)).toEqual([null, null, null, null])
    await apply({ id: first.id, mapping: { building: 0, room: 1, layout: 2, name: 3 } }, {})
    const marks = async () =>
      (await manager.imports.upload({ file: rows })).columns.map(({ remembered }) => remembered)
    expect(await marks()).toEqual([
      null,
      null,
      { field: 'layout', otherwise: 'notes' },
      { field: 'name', otherwise: null },
    ])
    await manager.imports.forget({ target: 'register', header: '备 注' })
    expect(await marks()).toEqual([null, null, null, { field: 'name', otherwise: null }])
  })

  it('are remembered only of what was imported, and not where two columns have one', async () => {
    const rows = csv([
      ['楼栋', '房号', '屋主', '其人', '其人'],
      ['1栋', '101', '张三', '教师', '退休'],
    ])
    const given = { building: 0, room: 1, name: 2, occupation: 3 }
    const first = await manager.imports.upload({ file: rows })
    await finish(manager.imports.check({ id: first.id, mapping: given }))
    expect((await manager.imports.upload({ file: rows })).mapping).not.toHaveProperty('name')
    await finish(manager.imports.apply({ id: first.id }))
    const again = (await manager.imports.upload({ file: rows })).mapping
    expect(again).toMatchObject({ name: 2 })
    expect(again).not.toHaveProperty('occupation')
  })

  it('are taken for what they were taken for, whatever they are usually called', async () => {
    const rows = csv([
      ['楼栋', '房号', '备注', '说明'],
      ['1栋', '101', '张三', '养犬'],
    ])
    const first = await manager.imports.upload({ file: rows })
    await apply({ id: first.id, mapping: { building: 0, room: 1, name: 2, notes: 3 } }, {})
    expect((await manager.imports.upload({ file: rows })).mapping).toEqual({
      building: 0,
      room: 1,
      name: 2,
      notes: 3,
    })
  })
})

it('takes back with an import the entries it made, unless somebody uses them', async () => {
  const before = dump(office)
  const given = await upload()
  await apply(given)
  await finish(manager.imports.undo({ id: given.id }))
  expect(dump(office)).toEqual(before)

  const again = await upload()
  await apply(again)
  const groupId = Number(await entryNamed('groups', '退伍军人'))
  const { id: mine } = await manager.residents.create({ name: '钱七', groupId })
  expect(await finish(manager.imports.undo({ id: again.id }))).toMatchObject({ kept: 0 })
  expect(await manager.residents.get({ id: mine })).toMatchObject({ groupName: '退伍军人' })
  expect(await entryNamed('tags', '钓友')).toBe('undefined')
})
