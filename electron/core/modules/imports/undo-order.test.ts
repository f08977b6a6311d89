import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { count, csv, finish, importAll, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const header = ['楼栋', '单元', '房号', '业主姓名', '联系电话', '客户群体']
const undo = (id: number) => finish(manager.imports.undo({ id }))
const stateOf = async (id: number) => (await manager.imports.list()).find((row) => row.id === id)

async function anotherImportWorks() {
  const next = await importAll(manager, csv([header, ['9栋', '1', '901', '赵一', '13800138009', '']]))
  expect(next.applied.state).toBe('applied')
}

describe('two imports undone, the first one first', () => {
  const first = csv([
    header,
    ['1栋', '1', '101', '王一', '13800138001', '甲组'],
    ['1栋', '1', '102', '王二', '13800138002', '丁组'],
  ])
  const second = csv([header, ['1栋', '1', '101', '王一', '13800138001', '乙组']])

  it('gives people back their group, and leaves the office able to import', async () => {
    const one = await importAll(manager, first)
    const other = await importAll(manager, second)
    expect(await undo(one.id)).toMatchObject({ state: 'undone', kept: 2 })
    const named = async () => (await manager.office.dictionaries()).groups.map(({ name }) => name)
    expect(await named()).toEqual(expect.arrayContaining(['甲组', '乙组']))
    expect(await named()).not.toContain('丁组')

    expect(await undo(other.id)).toMatchObject({ state: 'undone', kept: 0 })
    const person = (await manager.residents.list({ text: '王一' })).rows[0]!
    expect(await manager.residents.get({ id: person.id })).toMatchObject({ groupName: '甲组' })
    expect(await named()).not.toContain('乙组')
    await anotherImportWorks()
  })

  it('keeps and counts a person whose group is gone all the same', async () => {
    await importAll(manager, csv([header, ['1栋', '1', '101', '王一', '13800138001', '甲组']]))
    const { id } = await importAll(manager, second)
    office.core.services.database.raw.exec("DELETE FROM resident_groups WHERE name = '甲组'")
    expect(await undo(id)).toMatchObject({ state: 'undone', kept: 1 })
    expect(await stateOf(id)).toMatchObject({ state: 'undone', kept: 1, undoable: false })
    await anotherImportWorks()
  })
})

describe('an undo that the database refuses in part', () => {
  it('keeps and counts the rows something refers to, and takes back all others', async () => {
    const { id } = await importAll(
      manager,
      csv([
        header,
        ['1栋', '1', '101', '王一', '13800138001', ''],
        ['1栋', '1', '102', '王二', '13800138002', ''],
        ['2栋', '1', '201', '王三', '13800138003', ''],
      ]),
    )
    const { raw } = office.core.services.database
    raw.exec(`CREATE TABLE lockers (house_id INTEGER NOT NULL REFERENCES houses (id)) STRICT;
      INSERT INTO lockers SELECT id FROM houses WHERE room = '102'`)
    expect(await undo(id)).toMatchObject({ state: 'undone', kept: 1 })
    expect((await manager.houses.list({})).rows.map(({ label }) => label)).toEqual(['1-1-102'])
    expect(count(office, 'residents')).toBe(0)
    expect(count(office, 'import_journal', 'version_written > 0')).toBe(0)
    expect((await manager.imports.kept({ id })).rows).toMatchObject([
      { table: 'houses', label: '1-1-102', link: { kind: 'house' } },
    ])
    await anotherImportWorks()
  })

  it('keeps whole what the registers of the front desk name by now', async () => {
    const { id } = await importAll(
      manager,
      csv([
        header,
        ['1栋', '1', '101', '王一', '13800138001', ''],
        ['1栋', '1', '102', '王二', '13800138002', ''],
        ['1栋', '1', '103', '王三', '13800138003', ''],
        ['2栋', '1', '201', '王四', '13800138004', ''],
        ['3栋', '1', '301', '王五', '13800138005', ''],
        ['3栋', '1', '302', '王六', '13800138006', ''],
      ]),
    )
    const [one, two, six] = await Promise.all(
      ['王一', '王二', '王六'].map(async (text) => (await manager.residents.list({ text })).rows[0]!.id),
    )
    const houseOf = async (text: string) => (await manager.houses.list({ text })).rows[0]!
    await manager.registers.parcels.arrive({ residentId: one! })
    await manager.services.requests.ask({ kind: 'cleaning', residentId: two!, words: '擦玻璃' })
    await manager.registers.visitors.arrive({ name: '陈建国', houseId: (await houseOf('1-1-103')).id })
    const { buildingId } = (await manager.houses.tree()).find(({ building }) => building === '2')!
    await manager.outages.add({
      kind: 'water',
      planned: false,
      title: '停水',
      words: '抢修',
      startsAt: '2026-11-21T01:00:00.000Z',
      places: [{ buildingId }],
    })
    const heard = { kind: 'interview' as const, day: '2026-11-20', words: '希望多装充电桩' }
    await manager.voices.add({ ...heard, residentId: six!, requestKey: randomUUID() })
    await undo(id)
    for (const [name, phone] of [
      ['王一', '138****8001'],
      ['王二', '138****8002'],
      ['王六', '138****8006'],
    ]) {
      const [row] = (await manager.residents.list({ text: name! })).rows
      expect(await manager.residents.get({ id: row!.id })).toMatchObject({
        phones: [{ masked: phone }],
        occupancies: [{ role: 'owner' }],
      })
    }
    expect((await manager.houses.list({})).rows.map(({ label }) => label)).toEqual([
      '1-1-101',
      '1-1-102',
      '1-1-103',
      '3-1-302',
    ])
    expect(count(office, 'residents')).toBe(3)
    expect((await manager.outages.forHouse({ houseId: null }))[0]?.places).toMatchObject([{ building: '2' }])
    await anotherImportWorks()
  })
})

describe('a withdrawal that did not come to its end', () => {
  /** Nothing can be taken back until the answer is called. */
  function refuseWithdrawing(): () => void {
    const { raw } = office.core.services.database
    raw.exec("CREATE TRIGGER refusing BEFORE DELETE ON import_journal BEGIN SELECT json('broken'); END")
    return () => raw.exec('DROP TRIGGER refusing')
  }

  it('is offered to be undone, by which it ends; not while somebody works on it', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => ['1栋', '1', String(101 + index), '', '', ''])
    const { id } = await uploadAndCheck(manager, csv([header, ...rows]))
    const allow = refuseWithdrawing()
    const stream = await manager.imports.apply({ id })
    await stream.next()
    expect(await stateOf(id)).toMatchObject({ state: 'applying', undoable: false })
    await stream.return?.()
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawing', undoable: true })

    allow()
    expect(await undo(id)).toMatchObject({ state: 'withdrawn', kept: 0 })
    expect(count(office, 'houses')).toBe(0)
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawn', undoable: false })
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(60)
  })
})

it('finishes an interrupted import when the data key is unlocked on another machine', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => ['1栋', '1', String(101 + index), '', '', ''])
  const { id } = await uploadAndCheck(manager, csv([header, ...rows]))
  const stream = await manager.imports.apply({ id })
  await stream.next()
  const otherMachine = Buffer.alloc(32, 8)
  await office.restart(otherMachine)
  expect(count(office, 'houses')).toBeGreaterThan(0)
  await office.connect().setup.unlockKey({ recoveryCode: office.recoveryCode })
  expect(count(office, 'houses')).toBe(0)
  manager = await office.logIn()
  expect(await stateOf(id)).toMatchObject({ state: 'withdrawn' })
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(200)
})
