import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { csv, finish, importAll, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const header = ['楼栋', '单元', '房号', '业主姓名', '联系电话', '备用电话', '紧急联系电话', '面积', '门禁卡']
const folderOf = (id: number) => join(office.folder, 'imports', String(id))
const filesOf = (id: number) => readdirSync(folderOf(id)).sort()

/** Everything that lies in the folders of imports, as one text. */
const lyingAbout = () =>
  readdirSync(join(office.folder, 'imports'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join()

describe('a check made again', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ['1栋', '1', String(101 + index)])
  const file = csv([['楼栋', '单元', '房号'], ...rows])

  /** Checks again and leaves the loop when some rows were read. */
  async function beginToCheck(id: number) {
    const stream = await manager.imports.check({ id, mapping: { building: 0, unit: 1, room: 2 } })
    let done = 0
    while (done === 0) done = ((await stream.next()).value as { done: number }).done
    expect(done).toBeLessThan(rows.length)
    return stream
  }

  it('counts only when it has ended: a crash in the middle leaves what was confirmed', async () => {
    const { id } = await uploadAndCheck(manager, file)
    const stream = await beginToCheck(id)
    const crashed = mkdtempSync(join(tmpdir(), 'guanjia-'))
    cpSync(office.folder, crashed, { recursive: true })
    await stream.return?.()
    await office.core.close()
    rmSync(office.folder, { recursive: true })
    cpSync(crashed, office.folder, { recursive: true })
    rmSync(crashed, { recursive: true })

    await office.start()
    manager = await office.logIn()
    expect((await manager.imports.list())[0]).toMatchObject({ state: 'checked', counts: { new: 300 } })
    expect(filesOf(id)).toHaveLength(2)
    expect((await manager.imports.rows({ id })).total).toBe(300)
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(300)
  })

  it('leaves what was confirmed when it is stopped or its workbook cannot be read any more', async () => {
    const { id, uploaded } = await uploadAndCheck(manager, file)
    const stream = await beginToCheck(id)
    await stream.return?.()
    writeFileSync(join(folderOf(id), 'source.csv'), '')
    await expect(finish(manager.imports.check({ id, mapping: uploaded.mapping }))).rejects.toMatchObject({
      code: 'WORKBOOK_EMPTY',
    })
    expect(filesOf(id)).toHaveLength(2)
    expect((await manager.imports.list())[0]).toMatchObject({ state: 'checked', counts: { new: 300 } })
    const { rows: audited } = await manager.system.audit({})
    expect(audited[0]).toMatchObject({ action: 'imports.check', outcome: 'failed' })
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(300)
  })

  it('replaces the one before, of which nothing stays', async () => {
    const { id, uploaded } = await uploadAndCheck(manager, file)
    const before = filesOf(id)
    await finish(manager.imports.check({ id, mapping: uploaded.mapping }))
    expect(filesOf(id)).toHaveLength(2)
    expect(filesOf(id)).not.toEqual(before)
  })
})

describe('an import whose checked rows are gone', () => {
  it('says so, and can be checked anew', async () => {
    const { id, uploaded } = await uploadAndCheck(manager, csv([header, ['1栋', '1', '101']]))
    for (const name of filesOf(id)) if (name.startsWith('staging')) rmSync(join(folderOf(id), name))
    await expect(manager.imports.apply({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(manager.imports.rows({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await manager.imports.list())[0]).toMatchObject({ state: 'checked' })
    await finish(manager.imports.check({ id, mapping: uploaded.mapping }))
    expect((await finish(manager.imports.apply({ id }))).counts.new).toBe(1)
  })
})

describe('an applied import', () => {
  const file = csv([
    header,
    ['1栋', '1', '101', '张三', '13800138001', '13800138002', '13800138003', '89', '110101199003070015'],
    [
      '1栋',
      '1',
      '102',
      '李四',
      '13900139001 13900139002',
      '010-88881234',
      '１３９００１３９００３',
      '八十',
      'x',
    ],
    ['1栋', '1', '', '王五', '13700137001老婆13700137002', '12345', '', '', '110101199003070016'],
  ])
  const phones = /13800138|13900139|13700137|88881234|11010119900307|１３９/

  it('keeps only its rows with problems, phones masked', async () => {
    const { id } = await uploadAndCheck(manager, file)
    expect((await manager.imports.rows({ id })).rows[0]!.cells).toContain('13800138001')
    expect(lyingAbout()).toMatch(phones)
    await finish(manager.imports.apply({ id }))
    const { rows, total } = await manager.imports.rows({ id })
    expect(total).toBe(2)
    expect(rows.map(({ row, outcome, cells }) => [row, outcome, cells])).toEqual([
      [3, 'new', ['1栋', '1', '102', '李四', '139****9002', '010****1234', '139****9003', '八十', '']],
      [4, 'rejected', ['1栋', '1', '', '王五', '137****7001老婆137****7002', '12345', '', '', '']],
    ])
    expect(filesOf(id)).toHaveLength(1)
    expect(lyingAbout()).not.toMatch(phones)
    await finish(manager.imports.undo({ id }))
    expect(existsSync(folderOf(id))).toBe(false)
  })

  it('shows its rows masked while it is written as well', async () => {
    const { id } = await uploadAndCheck(manager, file)
    const stream = await manager.imports.apply({ id })
    expect((await manager.imports.rows({ id })).rows[0]!.cells).toEqual([
      ...['1栋', '1', '101', '张三', '138****8001', '138****8002', '138****8003', '89', ''],
    ])
    await stream.return?.()
  })

  it('has its workbook removed at the next start when that could not be done before', async () => {
    const { id } = await importAll(manager, file)
    const [kept] = filesOf(id)
    writeFileSync(join(folderOf(id), 'source.csv'), '13800138001')
    mkdirSync(folderOf(id + 1))
    writeFileSync(join(folderOf(id + 1), 'source.csv'), '13800138001')
    const waiting = await manager.imports.upload({ file })
    await office.restart()
    expect(filesOf(id)).toEqual([kept])
    expect(filesOf(waiting.id)).toEqual(['source.csv'])
    expect(lyingAbout().match(/13800138001/g)).toHaveLength(1)
    manager = await office.logIn()
    await finish(manager.imports.undo({ id }))
    await office.restart()
    expect(existsSync(folderOf(id))).toBe(false)
  })
})

it('throws away after a week what was checked and never imported', async () => {
  const { checked, uploaded } = await uploadAndCheck(
    manager,
    csv([
      ['楼栋', '房号', '业主姓名', '联系电话'],
      ['1栋', '101', '王芳', '13800135678'],
    ]),
  )
  expect(checked.state).toBe('checked')
  const day = 24 * 60 * 60_000
  office.clock.advance(6 * day)
  await office.restart()
  expect(existsSync(folderOf(uploaded.id))).toBe(true)
  office.clock.advance(2 * day)
  await office.restart()
  expect(existsSync(folderOf(uploaded.id))).toBe(false)
  const [row] = await (await office.logIn()).imports.list()
  expect(row).toMatchObject({ state: 'discarded' })
})

it('takes one column for one field only', async () => {
  const { uploaded } = await uploadAndCheck(
    manager,
    csv([
      ['楼栋', '房号'],
      ['1栋', '101'],
    ]),
  )
  const twice = manager.imports.check({ id: uploaded.id, mapping: { building: 0, room: 0 } })
  await expect(twice).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { field: 'mapping' } })
})
