import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDigit } from '../../../../shared/modules/residents/id-number.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { count, csv, finish, importAll, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const header = ['楼栋', '单元', '房号', '姓名', '电话', '身份证号', '面积', '房屋状态']
const sheet = (...rows: string[][]) => csv([header, ...rows])
/** Right numbers of nobody: the check digits are computed. */
const idNumbers = ['11010119900307001', '11010119800505001'].map((digits) => digits + checkDigit(digits))

const rowsOf = async (id: number) => (await manager.imports.rows({ id })).rows
const outcomes = async (id: number) => (await rowsOf(id)).map(({ row, outcome }) => [row, outcome])

describe('a namesake with another phone in the same house', () => {
  const before = sheet(['1', '1', '101', '张三', '13800138000', '', '', ''])
  const after = sheet(
    ['1', '1', '101', '张三', '13900139000', '', '', ''],
    ['1', '1', '102', '张三', '13800138000', '', '', ''],
  )

  it('is a question, which nothing is imported without', async () => {
    await importAll(manager, before)
    const { id, checked } = await uploadAndCheck(manager, after)
    expect(checked.summary).toMatchObject({ undecided: 1, counts: { new: 2 } })
    const [asked] = (await manager.imports.rows({ id, undecidedOnly: true })).rows
    expect(asked).toMatchObject({
      row: 2,
      questions: [{ kind: 'same-name', name: '张三', hint: '1-1-101 138****8000', answer: null }],
    })
    expect(await refusal(finish(manager.imports.apply({ id })))).toBe('IMPORT_UNDECIDED')
    expect(await refusal(manager.imports.answer({ id, kind: 'same-name', answer: 'perhaps' }))).toBe(
      'INVALID_INPUT answer',
    )
  })

  it('who is another person becomes one', async () => {
    await importAll(manager, before)
    const { id } = await uploadAndCheck(manager, after)
    expect(await manager.imports.answer({ id, row: 2, kind: 'same-name', answer: 'another' })).toMatchObject({
      undecided: 0,
    })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(2)
    expect(count(office, 'occupancies')).toBe(3)
  })

  it('who is the same person gets the phone', async () => {
    await importAll(manager, before)
    const { id } = await uploadAndCheck(manager, after)
    await manager.imports.answer({ id, kind: 'same-name', answer: 'same' })
    expect(await outcomes(id)).toEqual([
      [2, 'changed'],
      [3, 'new'],
    ])
    expect((await rowsOf(id))[0]!.changes).toEqual([
      { field: 'phone', before: '138****8000', after: '139****9000', take: true, adds: true },
    ])
    // A mind may be changed until the import.
    await manager.imports.answer({ id, row: 2, kind: 'same-name', answer: 'another' })
    expect((await rowsOf(id))[0]).toMatchObject({ outcome: 'new', changes: [] })
    // All the others at once are not those that somebody has answered.
    await manager.imports.answer({ id, kind: 'same-name', answer: 'same' })
    expect((await rowsOf(id))[0]).toMatchObject({ outcome: 'new', changes: [] })
    await manager.imports.answer({ id, row: 2, kind: 'same-name', answer: 'same' })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(1)
    expect(count(office, 'resident_phones')).toBe(2)
    expect(count(office, 'occupancies')).toBe(2)
  })
})

describe('an ID number', () => {
  it('tells the same person whatever phone and name stand beside it, and asks before it renames', async () => {
    await importAll(manager, sheet(['1', '1', '101', '张芳绣', '13800138000', idNumbers[0]!, '', '']))
    const { id, checked } = await uploadAndCheck(
      manager,
      sheet(['2', '1', '201', '张芳秀', '13900139000', idNumbers[0]!, '', '']),
    )
    expect(checked.summary).toMatchObject({ undecided: 1 })
    expect((await rowsOf(id))[0]!.changes).toContainEqual({
      field: 'name',
      before: '张芳绣',
      after: '张芳秀',
      take: null,
    })
    await manager.imports.decide({ id, row: 2, take: true })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(1)
    expect((await manager.residents.list({ text: '张芳秀' })).rows[0]!.houses).toHaveLength(2)
  })

  it('tells namesakes in one house apart', async () => {
    await importAll(manager, sheet(['1', '1', '101', '张三', '', idNumbers[0]!, '', '']))
    const { checked } = await uploadAndCheck(
      manager,
      sheet(['1', '1', '101', '张三', '', idNumbers[1]!, '', '']),
    )
    expect(checked.summary).toMatchObject({ undecided: 1, counts: { new: 1 } })
  })

  it('copied along to somebody of another name is refused, not believed', async () => {
    const { id } = await uploadAndCheck(
      manager,
      sheet(
        ['1', '1', '101', '张三', '13800138000', idNumbers[0]!, '', ''],
        ['1', '1', '102', '李四', '13900139000', idNumbers[0]!, '', ''],
      ),
    )
    expect((await rowsOf(id))[1]).toMatchObject({
      row: 3,
      outcome: 'new',
      problems: [{ field: 'idNumber', reason: 'ID_OTHER_NAME', fatal: false }],
    })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(2)
    expect(count(office, 'residents', 'id_number_digest IS NOT NULL')).toBe(1)
  })
})

describe('differences', () => {
  beforeEach(() =>
    importAll(
      manager,
      sheet(
        ['1', '1', '101', '张三', '13800138000', '', '89', '空置'],
        ['1', '1', '102', '李四', '13900139000', '', '', '空置'],
      ),
    ),
  )
  const edited = sheet(
    ['1', '1', '101', '张三', '13800138000', '', '90', '出租'],
    ['1', '1', '102', '李四', '13900139000', '', '91', '出租'],
  )

  it('are decided by field, by row and for all; what was empty is filled unasked', async () => {
    const { id, checked } = await uploadAndCheck(manager, edited)
    expect(checked.summary).toMatchObject({ undecided: 3 })
    expect((await rowsOf(id))[1]!.changes).toContainEqual({
      field: 'area',
      before: '',
      after: '91',
      take: true,
    })
    expect(await manager.imports.decide({ id, field: 'state', take: false })).toMatchObject({ undecided: 1 })
    expect(await manager.imports.decide({ id, row: 2, field: 'area', take: true })).toMatchObject({
      undecided: 0,
    })
    await finish(manager.imports.apply({ id }))
    const houses = (await manager.houses.list({})).rows
    expect(houses.map(({ areaHundredths, state }) => [areaHundredths, state])).toEqual([
      [9000, 'vacant'],
      [9100, 'vacant'],
    ])
  })

  it('decided one by one stay so when the rest is decided at once', async () => {
    const { id } = await uploadAndCheck(manager, edited)
    await manager.imports.decide({ id, row: 2, take: true })
    expect(await manager.imports.decide({ id, take: false })).toMatchObject({ undecided: 0 })
    await finish(manager.imports.apply({ id }))
    expect((await manager.houses.list({})).rows.map(({ state }) => state)).toEqual(['let', 'vacant'])
  })

  it('that arose after the decision are left alone and named', async () => {
    const { id } = await uploadAndCheck(manager, edited)
    await manager.imports.decide({ id, take: true })
    const [row] = (await manager.houses.list({ text: '1-1-101' })).rows
    await manager.houses.update({ ...(await manager.houses.get({ id: row!.id })), state: 'renovating' })
    await finish(manager.imports.apply({ id }))
    expect(await manager.houses.get({ id: row!.id })).toMatchObject({
      state: 'renovating',
      areaHundredths: 9000,
    })
    expect(await rowsOf(id)).toMatchObject([
      { row: 2, problems: [{ field: 'state', reason: 'CHANGED_SINCE_CHECK', fatal: false }] },
    ])
  })

  it('survive a restart with what was decided of them', async () => {
    const { id } = await uploadAndCheck(manager, edited)
    await manager.imports.decide({ id, field: 'state', take: true })
    await office.restart()
    manager = await office.logIn()
    const open = await manager.imports.open({ id })
    expect(open).toMatchObject({ state: 'checked', summary: { undecided: 1, counts: { changed: 2 } } })
    expect(open.uploaded).toMatchObject({ id, target: 'register', headerRow: 1, fileName: 'register.csv' })
    await manager.imports.decide({ id, take: true })
    await finish(manager.imports.apply({ id }))
    await expect(manager.imports.open({ id })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  })

  it('decided by quick clicks are all decided', async () => {
    const { id } = await uploadAndCheck(manager, edited)
    await Promise.all([2, 3].map((row) => manager.imports.decide({ id, row, take: true })))
    expect(await manager.imports.summary({ id })).toMatchObject({ undecided: 0 })
  })
})

it('applies a doubled row once, and says of which it is the double', async () => {
  const row = ['1', '1', '101', '张三', '13800138000', '', '', '']
  const { id, checked } = await uploadAndCheck(manager, sheet(row, row))
  expect(checked.summary).toMatchObject({ doubles: 1, counts: { new: 1, same: 1 } })
  expect((await manager.imports.rows({ id, doublesOnly: true })).rows).toMatchObject([
    { row: 3, doubleOf: 2 },
  ])
  expect((await finish(manager.imports.apply({ id }))).counts).toMatchObject({ new: 1, same: 1 })
  expect(count(office, 'residents')).toBe(1)
})

it('reads rooms in one column, and refuses what can be read two ways', async () => {
  const { id, uploaded } = await uploadAndCheck(
    manager,
    csv([
      ['房号', '姓名', '电话'],
      ['3-2-501', '张三', '13800138000'],
      ['1#2单元301', '李四', '13900139000'],
      ['商业街-商铺12', '王五', ''],
      ['121102', '赵六', ''],
      ['501', '钱七', ''],
    ]),
  )
  expect(uploaded.mapping).toEqual({ room: 0, name: 1, phone: 2 })
  const found = await rowsOf(id)
  expect(
    found.map(({ row, outcome, problems }) => [row, outcome, problems.find(({ fatal }) => fatal)?.reason]),
  ).toEqual([
    [2, 'new', undefined],
    [3, 'new', undefined],
    [4, 'new', undefined],
    [5, 'rejected', 'ROOM_AMBIGUOUS'],
    [6, 'rejected', 'NOT_A_ROOM'],
  ])
  await finish(manager.imports.apply({ id }))
  expect((await manager.houses.list({})).rows.map(({ label }) => label).sort()).toEqual([
    '1-2-301',
    '3-2-501',
    '商业街 商铺12',
  ])
})

it('leaves a house in the recycle bin to whoever put it there', async () => {
  await importAll(manager, sheet(['1', '1', '101', '', '', '', '89', '']))
  const [row] = (await manager.houses.list({})).rows
  const { version } = await manager.houses.get({ id: row!.id })
  await manager.houses.archive({ id: row!.id, version })
  const { id, checked } = await uploadAndCheck(manager, sheet(['1', '1', '101', '', '', '', '90', '']))
  expect(checked.counts.rejected).toBe(1)
  expect((await rowsOf(id))[0]!.problems).toEqual([{ field: 'room', reason: 'HOUSE_ARCHIVED', fatal: true }])
})
