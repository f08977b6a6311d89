import { afterEach, beforeEach, expect, it } from 'vitest'
import { newContact } from '../../testing/contacts.ts'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  const houseId = await givenHouse(office, '3-2-501')
  const residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
  const promise = (words: string, dueOn: string, where: Parameters<typeof newContact>[0]) =>
    manager.contacts.add(newContact({ ...where, promises: [{ words, dueOn }] }))
  await promise('回话', '2026-11-25', { houseId })
  await promise('=1+1 换灯', '2026-11-22', { residentId, houseId })
  await promise('修门', '2026-11-21', { residentId })
  const { rows } = await manager.contacts.promises({ text: '修门' })
  await manager.contacts.settlePromise({ ...rows[0]!, state: 'broken', note: '缺配件' })
})
afterEach(() => office.close())

const exportedBook = (input: Parameters<TestClient['contacts']['exportPromises']>[0]) =>
  exported(manager, manager.contacts.exportPromises(input))

it('holds the whole book in its order, in words and real days', async () => {
  const { ready, sheet, cells, text } = await exportedBook({})
  expect(ready).toMatchObject({ rows: 3, fileName: '承诺簿-20261121-0912.xlsx' })
  expect(sheet.name).toBe('承诺簿')
  expect(cells(1)).toEqual('答应了什么 承诺日期 结果 房号 对象 承诺人 承诺于 了结于 说明'.split(' '))
  const day = (value: string) => new Date(`${value}T00:00:00.000Z`)
  expect(cells(2).slice(0, 7)).toEqual([
    '=1+1 换灯',
    day('2026-11-22'),
    '待兑现',
    '3-2-501',
    '王芳',
    '李静',
    day('2026-11-21'),
  ])
  expect(cells(3)[0]).toBe('回话')
  expect(cells(4)).toEqual([
    '修门',
    day('2026-11-21'),
    '未兑现',
    ,
    '王芳',
    '李静',
    day('2026-11-21'),
    day('2026-11-21'),
    '缺配件',
  ])
  expect(text).not.toContain('138')
})

it('has the columns asked for and keeps to the filter', async () => {
  const { ready, cells } = await exportedBook({ text: '王芳', state: 'open', columns: ['resident', 'words'] })
  expect(ready).toMatchObject({ rows: 1 })
  expect([cells(1), cells(2)]).toEqual([
    ['对象', '答应了什么'],
    ['王芳', '=1+1 换灯'],
  ])
})

it('is in the audit with how many left', async () => {
  await exportedBook({ state: 'open' })
  const { rows } = await manager.system.audit({ action: 'contacts.exportPromises' })
  expect(rows[0]).toMatchObject({ subject: 'export:promises', label: 'masked: 2', outcome: 'done' })
})

it('reads more than one batch without losing, repeating or reordering a row', async () => {
  const db = office.core.services.database.kysely
  const row = await db
    .selectFrom('promises')
    .selectAll()
    .where('words', '=', '回话')
    .executeTakeFirstOrThrow()
  const copies = Array.from({ length: 1100 }, (_, index) => ({
    ...row,
    id: 100 + index,
    words: `第 ${index}`,
  }))
  for (let start = 0; start < copies.length; start += 550)
    await db
      .insertInto('promises')
      .values(copies.slice(start, start + 550))
      .execute()
  const { ready, cells } = await exportedBook({ text: '第', columns: ['words'] })
  expect(ready).toMatchObject({ rows: 1100 })
  expect(copies.map((_, index) => cells(index + 2)[0])).toEqual(copies.map(({ words }) => words))
})
