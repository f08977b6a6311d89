import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decisions } from '../../../../../shared/modules/imports/contract.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { deskOf, registration } from '../../../testing/tickets.ts'
import { givenHouse, givenResident } from '../../../testing/houses.ts'
import { count, csv, dump, finish, fixture, importAll, uploadAndCheck } from '../testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

/**
 * What the workbook holds, counted apart from this program: by a script that reads the sheet's XML with a zip and an
 * XML library of another language and counts the texts of each column.
 */
const facts = {
  rows: 3540,
  done: 3534,
  notDone: 6,
  anonymous: 83,
  contacted: 3540 - 61,
  calledBack: 3540 - 608,
  timely: 3080,
  late: 454,
  channels: { 电话: 1343, 前台来访: 917, 微信: 602, APP: 227, 业主群: 166, 意见箱: 149, 上门: 136 },
  departments: { 工程部: 1431, 保洁部: 1183, 秩序维护部: 591, 客户服务部: 335 },
  mapped: { 冷漠: 133, 治安与盗窃: 279 },
  assignees: { 吴刚: 1431, 周强: 1183, 马超: 591, 孙丽: 335 },
  firstAsked: { 赵敏: 904, 王芳: 900, 陈洁: 872, 李静: 864 },
  causes: { people: 1088, resources: 883, technology: 708, rules: 503, external: 352 },
  responsibilities: { internal: 2744, external: 493, shared: 297 },
  scores: { 5: 1063, 4: 1239, 3: 533, 2: 91, 1: 6 },
}

const counted = (sql: string): Record<string, number> =>
  Object.fromEntries(office.core.services.database.raw.prepare(sql).raw().all() as [string, number][])
const byName = (table: string, column: string) =>
  counted(`SELECT name, count(*) FROM tickets JOIN ${table} ON ${table}.id = ${column} GROUP BY 1`)
const byCode = (column: string) =>
  counted(`SELECT ${column}, count(*) FROM tickets WHERE ${column} IS NOT NULL GROUP BY 1`)

describe('a ledger of three years', () => {
  async function upload() {
    const uploaded = await manager.imports.upload({ file: fixture('03-ledger.xlsx') })
    return { ...uploaded, columns: await manager.imports.values(uploaded) }
  }

  /** What the clerk says about the words the office does not know. */
  async function decisions(columns: Awaited<ReturnType<typeof upload>>['columns']): Promise<Decisions> {
    const entry = (field: string, name: string) => ({
      entry: columns.find((column) => column.field === field)!.choices.find((choice) => choice.name === name)!
        .entry,
    })
    const staff = (names: string[]) =>
      Object.fromEntries(names.map((name) => [name, { create: true as const }]))
    return {
      category2: {
        态度冷漠: entry('category2', '服务态度 / 冷漠'),
        治安问题: entry('category2', '安全管理 / 治安与盗窃'),
      },
      department: { 秩序部: entry('department', '秩序维护部'), 客服部: entry('department', '客户服务部') },
      firstAsked: staff(['赵敏', '王芳', '陈洁']),
      assignee: staff(['吴刚', '周强', '马超', '孙丽']),
    }
  }

  it('is recognised and comes in whole, staff and categories as the clerk says, and the same when it comes again', async () => {
    await importAll(manager, fixture('01-register.xlsx'))
    const before = dump(office)
    const { id, mapping, target, columns } = await upload()
    expect(target).toBe('ledger')
    expect(Object.keys(mapping)).toHaveLength(23)
    expect(
      columns.flatMap(({ field, values }) =>
        values.filter(({ decision }) => !decision).map(({ text }) => [field, text]),
      ),
    ).toEqual([
      ['firstAsked', '赵敏'],
      ['firstAsked', '王芳'],
      ['firstAsked', '陈洁'],
      ['category2', '治安问题'],
      ['category2', '态度冷漠'],
      ['department', '秩序部'],
      ['department', '客服部'],
      ['assignee', '吴刚'],
      ['assignee', '周强'],
      ['assignee', '马超'],
      ['assignee', '孙丽'],
    ])
    const checked = await finish(manager.imports.check({ id, mapping, decisions: await decisions(columns) }))
    expect(checked.summary).toEqual({
      counts: { new: facts.rows, changed: 0, same: 0, rejected: 0 },
      doubles: 0,
      problems: 0,
      undecided: 0,
      asks: [],
      skipped: 0,
    })
    await finish(manager.imports.apply({ id }))

    expect(count(office, 'tickets')).toBe(facts.rows)
    expect(byName('channels', 'channel_id')).toEqual(facts.channels)
    expect(byName('departments', 'tickets.department_id')).toEqual(facts.departments)
    expect(byName('staff', 'assignee_id')).toEqual(facts.assignees)
    expect(byName('staff', 'first_asked_by')).toEqual(facts.firstAsked)
    expect(byName('categories', 'category_id')).toMatchObject(facts.mapped)
    expect(Object.keys(byName('categories', 'category_id'))).toHaveLength(12)
    expect(byCode('cause')).toEqual(facts.causes)
    expect(byCode('responsibility')).toEqual(facts.responsibilities)
    expect(byCode('callback_score')).toEqual(facts.scores)
    expect(byCode('state')).toEqual({ closed: facts.done, assigned: facts.notDone })
    expect(byCode('recorded_timely')).toEqual({ 1: facts.timely, 0: facts.late })
    expect(count(office, 'tickets', 'first_contact_at IS NOT NULL')).toBe(facts.contacted)
    expect(count(office, 'tickets', 'callback_at IS NOT NULL AND callback_score IS NOT NULL')).toBe(
      facts.calledBack,
    )
    expect(
      count(office, 'tickets', "caller_role = 'anonymous' AND resident_id IS NULL AND caller_name = ''"),
    ).toBe(facts.anonymous)
    expect(count(office, 'tickets', 'house_id IS NOT NULL')).toBe(facts.rows - facts.anonymous)
    expect(count(office, 'tickets', 'resident_id IS NOT NULL')).toBe(facts.rows - facts.anonymous)
    expect(count(office, 'ticket_events')).toBe(0)

    const [row] = (await manager.tickets.list({ text: 'TS20230101001' })).rows
    expect(await manager.tickets.get({ id: row!.id })).toMatchObject({
      number: 'TS20230101001',
      kind: 'complaint',
      state: 'closed',
      channel: 'APP',
      firstAsked: '李静',
      caller: '江琪娜',
      room: '2-2-301',
      category: '水电供应不稳定',
      emotion: { code: 'angry' },
      urgency: { code: 'normal' },
      department: '工程部',
      assignee: '吴刚',
      receivedAt: '2023-01-01T05:08:00.000Z',
      firstContactAt: '2023-01-01T05:22:00.000Z',
      firstContactResult: 'reached',
      doneAt: '2023-01-02T00:25:39.000Z',
      closedAt: '2023-01-04T00:09:00.000Z',
      recorded: {
        result: '联系厂家维修',
        cause: { code: 'rules' },
        responsibility: { code: 'internal' },
        timely: true,
        callbackAt: '2023-01-04T00:09:00.000Z',
        callbackScore: 4,
        callbackWords: '处理较快',
      },
    })
    const [found] = await manager.search.box({ text: 'TS20230101001' })
    expect(found).toMatchObject({ kind: 'ticket', number: 'TS20230101001', room: '2-2-301' })
    // The office's own numbers are a series of their own.
    const own = await manager.tickets.register(registration(await deskOf(manager)))
    expect(own.number).toBe('TS-20261121-0001')

    const again = await upload()
    const same = await finish(manager.imports.check({ id: again.id, mapping: again.mapping }))
    expect(same.summary).toMatchObject({
      counts: { new: 0, changed: 0, same: facts.rows, rejected: 0 },
      problems: 0,
    })

    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 0 })
    expect(count(office, 'tickets')).toBe(1)
    expect(count(office, 'search_terms', "ref LIKE 't:%'")).toBeGreaterThan(0)
    for (const table of ['houses', 'residents', 'occupancies', 'staff', 'departments', 'categories'])
      expect(dump(office)[table]).toEqual(before[table])
  }, 120_000)

  it('comes in without any register as well: rooms are kept as the place', async () => {
    const { id, mapping, columns } = await upload()
    const checked = await finish(manager.imports.check({ id, mapping, decisions: await decisions(columns) }))
    expect(checked.summary).toMatchObject({
      counts: { new: facts.rows },
      problems: facts.rows - facts.anonymous,
    })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'tickets', "place != '' AND house_id IS NULL")).toBe(facts.rows - facts.anonymous)
  }, 120_000)
})

const header = [
  '编号',
  '受理时间',
  '受理方式',
  '投诉人',
  '房号',
  '联系电话',
  '一级类别',
  '二级类别',
  '内容',
  '责任部门',
  '办结时间',
  '处理结果',
]
const row = (cells: Partial<Record<(typeof header)[number], string>>) =>
  header.map(
    (name) => cells[name] ?? (name === '受理时间' ? '2026-03-01 09:00' : name === '内容' ? '电梯停了' : ''),
  )
const book = (...rows: Partial<Record<(typeof header)[number], string>>[]) => csv([header, ...rows.map(row)])

const ticketOf = async (number: string) => {
  const [found] = (await manager.tickets.list({ text: number })).rows
  return manager.tickets.get({ id: found!.id })
}

describe('a row of a ledger', () => {
  it('finds its house in any style, and the person by name at that time, else by name and phone', async () => {
    const houseId = await givenHouse(office, '3-2-501')
    const wang = await givenResident(office, { name: '王芳', phone: '13800138000', houseId })
    const li = await givenResident(office, { name: '李四', phone: '13900139000' })
    await importAll(
      manager,
      book(
        { 编号: 'A1', 房号: '3栋2单元501室', 投诉人: '王芳' },
        { 编号: 'A2', 房号: '3#2-501', 投诉人: '王芳', 联系电话: '13700137000' },
        { 编号: 'A3', 房号: '青龙园3-501', 投诉人: '李四', 联系电话: '139 0013 9000' },
        { 编号: 'A4', 房号: '3-2-501', 投诉人: '匿名业主', 联系电话: '13800138000' },
        { 编号: 'A5', 投诉人: '', 联系电话: '13900139000' },
        { 编号: 'A6', 房号: '3-2-501', 投诉人: '赵六', 联系电话: '13800138000' },
        { 编号: 'A7', 房号: '88-1-101', 投诉人: '王芳' },
      ),
    )
    const found = []
    for (const number of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']) found.push(await ticketOf(number))
    expect(
      found.map((ticket) => [ticket.houseId, ticket.residentId, ticket.callerRole, ticket.place]),
    ).toEqual([
      [houseId, wang, 'owner', ''],
      [houseId, wang, 'owner', ''],
      [houseId, li, null, ''],
      [houseId, null, 'anonymous', ''],
      [null, li, null, ''],
      [houseId, null, null, ''],
      [null, null, null, '88-1-101'],
    ])
  })

  it('is open, assigned or closed as the ledger tells, and lacks nothing a ticket needs', async () => {
    await importAll(
      manager,
      book(
        { 编号: 'B1' },
        { 编号: 'B2', 责任部门: '工程部', 受理方式: '电话', 一级类别: '设施设备', 二级类别: '电梯故障' },
        {
          编号: 'B3',
          责任部门: '工程部',
          办结时间: '2026.3.2',
          受理时间: '2026年3月1日',
          一级类别: '设施设备',
        },
      ),
    )
    expect(await ticketOf('B1')).toMatchObject({
      state: 'open',
      channel: '未注明',
      category: '未分类',
      firstAsked: '李静',
    })
    expect(await ticketOf('B2')).toMatchObject({ state: 'assigned', channel: '电话', category: '电梯故障' })
    expect(await ticketOf('B3')).toMatchObject({
      state: 'closed',
      category: '设施设备',
      receivedAt: '2026-02-28T16:00:00.000Z',
      closedAt: '2026-03-01T16:00:00.000Z',
    })
  })

  it('keeps as words what the clerk does not want in a list, and puts new categories below the right one', async () => {
    const { id, mapping } = await manager.imports.upload({
      file: book(
        { 编号: 'C1', 责任部门: '居委会', 一级类别: '设施设备', 二级类别: '水泵' },
        { 编号: 'C2', 一级类别: '邻里', 二级类别: '装修噪声', 受理方式: '来信' },
      ),
    })
    const decisions: Decisions = {
      department: { 居委会: { keep: true } },
      channel: { 来信: { create: true } },
      category1: { 邻里: { create: true } },
      category2: { 水泵: { create: true }, 装修噪声: { create: true } },
    }
    await finish(manager.imports.check({ id, mapping, decisions }))
    await finish(manager.imports.apply({ id }))
    expect(await ticketOf('C1')).toMatchObject({
      department: '',
      words: '电梯停了\n（责任部门：居委会）',
      category: '水泵',
    })
    expect(await ticketOf('C2')).toMatchObject({ channel: '来信', category: '装修噪声' })
    const categories = await manager.dictionaries.entries({ dictionary: 'complaint-categories' })
    const named = (name: string) => categories.find((entry) => entry.name === name)!
    expect(named('水泵')).toMatchObject({ parentId: named('设施设备').id, code: '24' })
    expect(named('装修噪声')).toMatchObject({ parentId: named('邻里').id, code: '51' })
  })

  it('is left out without number or time, twice under one number, and under a number of this office', async () => {
    const own = await manager.tickets.register(registration(await deskOf(manager)))
    const { id, checked } = await uploadAndCheck(
      manager,
      book(
        { 编号: 'D1' },
        { 编号: 'D1', 内容: '另一件事' },
        { 编号: '' },
        { 编号: 'D2', 受理时间: '去年' },
        { 编号: own.number },
        { 编号: 'D1' },
        { 编号: '合计', 受理时间: '' },
      ),
    )
    expect(checked.summary).toMatchObject({
      counts: { new: 1, same: 1, rejected: 4 },
      doubles: 1,
      skipped: 1,
    })
    const { rows } = await manager.imports.rows({ id, outcome: 'rejected' })
    expect(rows.map(({ row: at, problems }) => [at, problems.find(({ fatal }) => fatal)?.reason])).toEqual([
      [3, 'NUMBER_TWICE'],
      [4, 'MISSING'],
      [5, 'NOT_A_DATE'],
      [6, 'NUMBER_TAKEN'],
    ])
  })
})

it('fills in later what the ledger learned since, and asks before it changes anything', async () => {
  await importAll(manager, book({ 编号: 'E1', 责任部门: '工程部', 内容: '漏水' }))
  const { id, checked } = await uploadAndCheck(
    manager,
    book({ 编号: 'E1', 责任部门: '保洁部', 内容: '漏水', 办结时间: '2026-03-05 10:00', 处理结果: '已修好' }),
  )
  expect(checked.summary).toMatchObject({ counts: { changed: 1 }, undecided: 1 })
  expect((await manager.imports.rows({ id })).rows[0]!.changes).toEqual([
    { field: 'department', before: '工程部', after: '保洁部', take: null },
    { field: 'doneAt', before: '', after: '2026-03-05 10:00', take: true },
    { field: 'result', before: '', after: '已修好', take: true },
  ])
  await manager.imports.decide({ id, take: false })
  await finish(manager.imports.apply({ id }))
  expect(await ticketOf('E1')).toMatchObject({
    state: 'closed',
    department: '工程部',
    recorded: { result: '已修好' },
  })
  await finish(manager.imports.undo({ id }))
  expect(await ticketOf('E1')).toMatchObject({ state: 'assigned', closedAt: null })
})

describe('undoing a ledger', () => {
  it('leaves and lists what was worked on since', async () => {
    const before = dump(office)
    const { id } = await importAll(
      manager,
      book(
        { 编号: 'F1', 责任部门: '物业二部' },
        { 编号: 'F2', 责任部门: '物业二部' },
        { 编号: 'F3', 责任部门: '工程部' },
      ),
    )
    const worked = await ticketOf('F2')
    await manager.tickets.note({ id: worked.id, version: worked.version, text: '已电话联系' })
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 1 })
    expect(await manager.imports.kept({ id })).toEqual({
      total: 1,
      rows: [{ table: 'tickets', label: 'F2', link: { kind: 'ticket', id: worked.id } }],
    })
    expect(await ticketOf('F2')).toMatchObject({ department: '物业二部' })
    expect(count(office, 'tickets')).toBe(1)
    expect(await manager.search.box({ text: 'F1' })).toEqual([])
    expect(before['tickets']).toEqual([])
  })

  it('goes on at the next start, as does the withdrawal of one that was being written', async () => {
    const before = dump(office)
    const many = book(
      ...Array.from({ length: 300 }, (_, index) => ({ 编号: `G${index + 1}`, 责任部门: '物业二部' })),
    )
    const { id } = await uploadAndCheck(manager, many)
    const stream = await manager.imports.apply({ id })
    await stream.next()
    await office.restart()
    expect(dump(office)).toEqual(before)
    manager = await office.logIn()
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'tickets')).toBe(300)
    const undoing = await manager.imports.undo({ id })
    await undoing.next()
    await office.restart()
    expect(dump(office)).toEqual(before)
  })
})
