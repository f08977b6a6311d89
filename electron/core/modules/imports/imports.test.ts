import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import {
  count,
  csv,
  decideAll,
  dump,
  finish,
  fixture,
  importAll,
  uploadAndCheck,
} from './testing/register.ts'

const print = (figure: string) => process.stdout.write(`${figure}\n`)

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

describe('a whole register', () => {
  it('is recognised, checked, applied, and the same when it comes again as a CSV of a Chinese Excel', async () => {
    const before = dump(office)
    const { id, uploaded, checked } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    expect(uploaded).toMatchObject({ sheetIndex: 0, headerRow: 1, fileName: '01-register.xlsx' })
    expect(uploaded.sheets).toEqual([{ index: 0, name: '房屋业主', hidden: false }])
    expect(Object.keys(uploaded.mapping)).toHaveLength(22)
    expect(uploaded.preview).toHaveLength(30)
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { new: 675, changed: 0, same: 0, rejected: 0 },
    })
    expect(dump(office)).toEqual(before)

    const started = performance.now()
    const applied = await finish(manager.imports.apply({ id }))
    print(`675 rows applied in ${Math.round(performance.now() - started)} ms`)
    expect(applied).toMatchObject({
      state: 'applied',
      counts: { new: 675, changed: 0, same: 0, rejected: 0 },
    })
    expect(applied.progress.at(-1)).toEqual({ kind: 'progress', done: 675, total: 675 })
    expect(count(office, 'houses')).toBe(610)
    expect(count(office, 'residents')).toBe(675)
    expect(count(office, 'buildings')).toBe(13)
    expect(count(office, 'occupancies', "role = 'owner'")).toBe(610)
    expect(count(office, 'occupancies', "role = 'tenant'")).toBe(65)
    expect(count(office, 'occupancies', 'is_primary = 1')).toBe(610)
    expect(count(office, 'houses', `import_id = ${id}`)).toBe(610)
    expect(
      office.core.services.database.raw
        .prepare(
          "SELECT floor, line, kind, area_hundredths, delivered_on FROM houses WHERE unit = '2' AND room = '1802' LIMIT 1",
        )
        .get(),
    ).toMatchObject({ floor: 18, line: '02', kind: 'residential' })
    expect(count(office, 'houses', "kind = 'shop'")).toBe(36)

    for (const file of ['01-register.xlsx', '01b-register-gb18030.csv']) {
      const again = await uploadAndCheck(manager, fixture(file))
      expect(again.checked.counts).toEqual({ new: 0, changed: 0, same: 675, rejected: 0 })
      const whole = dump(office)
      expect((await finish(manager.imports.apply({ id: again.id }))).counts.same).toBe(675)
      expect(dump(office)).toEqual(whole)
    }
    expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  })

  it('is undone to the last row and search term', async () => {
    const before = dump(office)
    const { id } = await importAll(manager, fixture('01-register.xlsx'))
    expect(await finish(manager.imports.undo({ id }))).toMatchObject({ state: 'undone', kept: 0 })
    expect(dump(office)).toEqual(before)
    expect(count(office, 'import_journal')).toBe(0)
    await expect(manager.imports.undo({ id })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    const [row] = await manager.imports.list()
    expect(row).toMatchObject({ id, state: 'undone', by: '李静', kept: 0, undoable: false })
  })

  it('lets others work between its short transactions', async () => {
    const { id } = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    const transactions = watchTransactions(office)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const events: string[] = []
    const applying = finish(manager.imports.apply({ id })).then(() => events.push('applied'))
    for (let query = 0; query < 5; query++) {
      await manager.houses.list({})
      await manager.dictionaries.add({ dictionary: 'departments', name: `部门 ${query}` })
    }
    events.push('answered')
    await applying
    delay.disable()
    // A busy machine takes the processor away in the middle of one now and then; most of them tell.
    const sorted = transactions.toSorted((a, b) => a - b)
    const most = sorted[Math.floor(sorted.length * 0.9)]!
    print(
      `${transactions.length} transactions, nine in ten within ${most.toFixed(1)} ms, longest ${sorted.at(-1)!.toFixed(1)} ms, event loop held ${(delay.max / 1e6).toFixed(1)} ms`,
    )
    expect(events).toEqual(['answered', 'applied'])
    expect(transactions.length).toBeGreaterThan(10)
    expect(most).toBeLessThan(100)
  })
})

/** The milliseconds of each transaction from here on, those that leave the disk its time among them, commit included. */
function watchTransactions({ core }: TestOffice): number[] {
  const { kysely } = core.services.database
  const times: number[] = []
  const timed =
    <Db>(execute: Run<Db>): Run<Db> =>
    async (work) => {
      let started = 0
      const result = await execute((db) => {
        started = performance.now()
        return work(db)
      })
      times.push(performance.now() - started)
      return result
    }
  const transaction = kysely.transaction.bind(kysely)
  kysely.transaction = () => {
    const builder = transaction()
    builder.execute = timed(builder.execute.bind(builder))
    return builder
  }
  const connection = kysely.connection.bind(kysely)
  kysely.connection = () => {
    const builder = connection()
    builder.execute = timed(builder.execute.bind(builder))
    return builder
  }
  return times
}
type Run<Db> = <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>

describe('a register that was edited in Excel', () => {
  const header = ['楼号', '单元', '房间', '户主', '手机号码', '面积', '房屋状态', '备注']

  it('changes what differs, erases nothing, and gives the old values back when undone', async () => {
    await importAll(
      manager,
      csv([
        header,
        ['1栋', '1单元', '101', '张三', '13800138000', '89.15', '空置', '养犬'],
        ['1栋', '1单元', '102', '李四', '13900139000', '90', '已入住', ''],
      ]),
    )
    const before = dump(office, { versions: false })
    const edited = csv([
      header,
      ['1#', '1', '101室', '张三', '13800138000/13700137000', '', '已入住', '独居老人'],
      ['1', '一单元', '102', '李四', '13900139000', '90平米', '已入住', ''],
    ])
    const { id, checked } = await uploadAndCheck(manager, edited)
    expect(checked.counts).toEqual({ new: 0, changed: 1, same: 1, rejected: 0 })
    const { rows, total } = await manager.imports.rows({ id, outcome: 'changed' })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      row: 2,
      problems: [{ field: 'phone', reason: 'PHONES_TWO', fatal: false }],
      changes: [
        { field: 'state', before: 'vacant', after: 'occupied', take: null },
        { field: 'notes', before: '养犬', after: '独居老人', take: null },
        { field: 'phone', before: '138****8000', after: '137****7000', take: true },
      ],
    })
    await expect(manager.imports.apply({ id })).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED' })
    expect(await manager.imports.decide({ id, take: true })).toMatchObject({ undecided: 0 })
    await finish(manager.imports.apply({ id }))
    const [house] = (await manager.houses.list({ text: '1-1-101' })).rows
    expect(house).toMatchObject({ state: 'occupied', areaHundredths: 8915 })
    expect(await manager.search.box({ text: '7000' })).toHaveLength(1)

    await finish(manager.imports.undo({ id }))
    expect(dump(office, { versions: false })).toEqual(before)
    expect(await manager.houses.get({ id: house!.id })).toMatchObject({ state: 'vacant', version: 3 })
  })

  it('can be undone step by step, the last import first', async () => {
    const rows = (state: string) => csv([header, ['1栋', '1', '101', '张三', '13800138000', '89', state, '']])
    const before = dump(office)
    const first = await importAll(manager, rows('空置'))
    const second = await importAll(manager, rows('已入住'))
    expect(second.applied.counts.changed).toBe(1)
    await finish(manager.imports.undo({ id: second.id }))
    expect(await finish(manager.imports.undo({ id: first.id }))).toMatchObject({ kept: 0 })
    expect(dump(office)).toEqual(before)
  })

  it('compares with what stands in the archive when it is applied, not when it was checked', async () => {
    await importAll(manager, csv([header, ['1栋', '1', '101', '', '', '89', '空置', '']]))
    const { id, checked } = await uploadAndCheck(
      manager,
      csv([header, ['1栋', '1', '101', '', '', '89', '出租', '']]),
    )
    expect(checked.counts.changed).toBe(1)
    const house = await manager.houses.get({ id: (await manager.houses.list({})).rows[0]!.id })
    await manager.houses.update({ ...house, state: 'let' })
    await decideAll(manager, id)
    expect((await finish(manager.imports.apply({ id }))).counts).toMatchObject({ changed: 0, same: 1 })
  })
})

describe('rows with mistakes', () => {
  it('leave out the bad cell and keep the row, unless its house is missing', async () => {
    const rows = [
      ['青龙园小区业主信息登记表'],
      ['楼栋', '单元', '房号', '姓名', '电话', '面积', '物业类型', '入住日期', '备注'],
      ['1栋', '1', '101', '张三、李四', '12345', '八十九', '住宅', '2019年10月', ''],
      ['1栋', '1', '', '王五', '13800138000', '', '', '', ''],
      ['', '1', '103', '', '', '', '', '', ''],
      ['1栋', '1', '104', '', '13800138001', '', '城堡', '', ''],
      ['楼栋', '单元', '房号', '姓名', '电话', '面积', '物业类型', '入住日期', '备注'],
      ['合计', '', '', '', '', '', '', '', ''],
      ['注：红色为欠费户'],
    ]
    const { id, uploaded, checked } = await uploadAndCheck(manager, csv(rows))
    expect(uploaded.headerRow).toBe(2)
    expect(checked.counts).toEqual({ new: 2, changed: 0, same: 0, rejected: 2 })
    const found = (await manager.imports.rows({ id })).rows
    expect(
      found.map(({ row, outcome, problems }) => [
        row,
        outcome,
        problems.map(({ field, reason, fatal }) => `${field} ${reason}${fatal ? '!' : ''}`),
      ]),
    ).toEqual([
      [3, 'new', ['phone PHONE_TOO_SHORT', 'area NOT_A_NUMBER']],
      [4, 'rejected', ['room MISSING!']],
      [5, 'rejected', ['building MISSING!']],
      [6, 'new', ['name NAME_NEEDED']],
    ])
    await manager.imports.answer({ id, kind: 'co-owner', answer: 'leave-out' })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'occupancies', "since = '2019-10'")).toBe(1)
    expect(count(office, 'houses')).toBe(2)
    expect(count(office, 'houses', "notes = '物业类型：城堡'")).toBe(1)
  })

  it('make new groups and communities where the office has none of that name', async () => {
    await importAll(
      manager,
      csv([
        ['小区', '楼栋', '房号', '姓名', '客户群体'],
        ['白虎园', '3栋', '301', '张三', '退伍军人'],
        ['', '3栋', '301', '李四', '教师群体'],
      ]),
    )
    const { groups, communities } = await manager.office.dictionaries()
    expect(groups.map(({ name }) => name)).toContain('退伍军人')
    expect(communities.map(({ name }) => name)).toEqual(['青龙园', '白虎园'])
    expect(count(office, 'houses')).toBe(2)
  })
})

describe('what is refused', () => {
  it('is anybody without the permission, in the core', async () => {
    const clerk = await office.signIn(manager, 'xiaochen', ['clerk'])
    await expect(clerk.imports.upload({ file: fixture('01-register.xlsx') })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await expect(clerk.imports.list()).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  it('is a file that is no table, which leaves nothing behind but an audit entry', async () => {
    const wrong: [File, string][] = [
      [new File([], 'empty.xlsx'), 'WORKBOOK_EMPTY'],
      [
        new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])], 'picture.xlsx'),
        'WORKBOOK_NOT_A_TABLE',
      ],
      [fixture('02b-register-saved.xls'), 'WORKBOOK_OLD_FORMAT'],
    ]
    for (const [file, code] of wrong)
      await expect(manager.imports.upload({ file })).rejects.toMatchObject({ code })
    expect(readdirSync(`${office.folder}/imports`)).toEqual([])
    expect(await manager.imports.list()).toEqual([])
    const { rows } = await manager.system.audit({})
    expect(
      rows.filter(({ action, outcome }) => action === 'imports.upload' && outcome === 'failed'),
    ).toHaveLength(3)
  })

  it('is a mapping without a room, and a sheet whose header nobody chose', async () => {
    const { id, headerRow, mapping } = await manager.imports.upload({
      file: csv([
        ['甲', '乙', '丙'],
        ['1', '101', '张三'],
      ]),
    })
    expect({ headerRow, mapping }).toEqual({ headerRow: null, mapping: {} })
    await expect(manager.imports.check({ id, mapping: { building: 0, room: 1 } })).rejects.toMatchObject({
      code: 'WORKBOOK_NO_HEADER',
    })
    await expect(
      manager.imports.choose({ id, sheetIndex: 0, headerRow: 9, target: 'register' }),
    ).rejects.toMatchObject({
      code: 'WORKBOOK_NO_HEADER',
    })
    await manager.imports.choose({ id, sheetIndex: 0, headerRow: 1, target: 'register' })
    await expect(manager.imports.check({ id, mapping: { building: 0 } })).rejects.toMatchObject({
      code: 'IMPORT_MAPPING_INCOMPLETE',
      data: { field: 'room' },
    })
    expect(
      (await finish(manager.imports.check({ id, mapping: { building: 0, room: 1, name: 2 } }))).counts.new,
    ).toBe(1)
    await manager.imports.discard({ id })
    await expect(manager.imports.apply({ id })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
    await expect(manager.imports.rows({ id })).rejects.toMatchObject({ code: 'NOT_ALLOWED_NOW' })
  })

  it('is a second import while one is being applied', async () => {
    const first = await uploadAndCheck(manager, fixture('01-register.xlsx'))
    const second = await uploadAndCheck(
      manager,
      csv([
        ['楼栋', '房号'],
        ['1', '101'],
      ]),
    )
    const applying = finish(manager.imports.apply({ id: first.id }))
    await expect(manager.imports.apply({ id: second.id })).rejects.toMatchObject({ code: 'IMPORT_RUNNING' })
    await applying
    expect((await finish(manager.imports.apply({ id: second.id }))).state).toBe('applied')
  })
})

it('tells when an import came to its state, not when its file was read', async () => {
  const at = async () => (await manager.imports.list())[0]
  const minutes = (count: number) => office.clock.advance(count * 60_000)
  const { id } = await uploadAndCheck(
    manager,
    csv([
      ['楼栋', '房号'],
      ['1栋', '101'],
    ]),
  )
  const checked = (await at())!.at
  minutes(4)
  await finish(manager.imports.apply({ id }))
  const applied = (await at())!
  expect(applied.state).toBe('applied')
  expect(Date.parse(applied.at) - Date.parse(checked)).toBe(4 * 60_000)
  minutes(5)
  await finish(manager.imports.undo({ id }))
  const undone = (await at())!
  expect(undone.state).toBe('undone')
  expect(Date.parse(undone.at) - Date.parse(applied.at)).toBe(5 * 60_000)
})
