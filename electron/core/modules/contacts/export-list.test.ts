import { afterEach, beforeEach, expect, it } from 'vitest'
import { newContact } from '../../testing/contacts.ts'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let residentId: number

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
})
afterEach(() => office.close())

const add = (changes: Parameters<typeof newContact>[0]) => manager.contacts.add(newContact(changes))

const exportedList = (input: Parameters<TestClient['contacts']['exportList']>[0]) =>
  exported(manager, manager.contacts.exportList(input))

it('holds what the list shows, in words, and no phone', async () => {
  const desk = await deskOf(manager)
  await add({
    kind: 'visit',
    direction: 'out',
    channelId: desk.channel('上门'),
    residentId,
    houseId,
    purpose: 'repair-callback',
    participants: '李静',
    words: '=1+1 漏水已修好',
    followUp: '下月再看',
    promises: [{ words: '换灯', dueOn: '2026-11-23' }],
  })
  const { ready, cells } = await exportedList({})
  expect(ready).toMatchObject({ rows: 1, fileName: '联系记录-20261121-0912.xlsx' })
  expect(cells(1)).toEqual(
    '时间 方式 方向 渠道 房号 对象 记录人 目的 参与人员 内容 后续措施 承诺 作废'.split(' '),
  )
  expect(cells(2)).toEqual([
    new Date('2026-11-21T09:12:00.000Z'),
    '走访',
    '我方去',
    '上门',
    '3-2-501',
    '王芳',
    '李静',
    '维修回访',
    '李静',
    '=1+1 漏水已修好',
    '下月再看',
    '换灯（2026-11-23，待兑现）',
  ])
})

it('has the columns asked for, in their order, keeps to the filter and marks what was struck out', async () => {
  await add({ residentId, purpose: '送通知', words: '在家' })
  await add({ houseId, words: '没有人' })
  await manager.contacts.void(await add({ residentId, words: '记错人' }))
  const { ready, cells } = await exportedList({ residentId, columns: ['words', 'purpose', 'resident'] })
  expect(ready).toMatchObject({ rows: 2 })
  expect([cells(1), cells(2), cells(3)]).toEqual([
    ['内容', '目的', '对象', '作废'],
    ['记错人', undefined, '王芳', '已作废'],
    ['在家', '送通知', '王芳'],
  ])
})

it('reads more than one batch without losing or repeating a row', async () => {
  const { id } = await add({ residentId })
  const db = office.core.services.database.kysely
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  // Several share a moment, so that a batch ends between them.
  const copies = Array.from({ length: 1200 }, (_, index) => ({
    ...row,
    id: 100 + index,
    at: new Date(Date.parse('2026-11-20T00:00:00.000Z') + Math.floor(index / 7) * 60_000).toISOString(),
    words: `第 ${index}`,
    request_key: `copy-${index}`,
  }))
  for (let start = 0; start < copies.length; start += 300)
    await db
      .insertInto('contacts')
      .values(copies.slice(start, start + 300))
      .execute()
  const { ready, cells } = await exportedList({ columns: ['words'] })
  expect(ready).toMatchObject({ rows: 1201 })
  const words = Array.from({ length: 1200 }, (_, index) => cells(index + 3)[0])
  expect(words).toEqual(copies.map((copy) => copy.words).reverse())
})
