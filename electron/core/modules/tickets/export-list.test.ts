import ExcelJS from 'exceljs'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ExportEvent } from '../../../../shared/contract/export.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, givenImportedTicket, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
  const houseId = await givenHouse(office, '3-2-501')
  const residentId = await givenResident(office, { name: '王芳', phone: '13800135678', houseId })
  await register({ houseId, residentId, callerName: '', words: '=HYPERLINK("http://x","领奖")' })
  await register({ callerName: '张伟', callerPhone: '010-8888 0000', place: '东门', words: '路灯不亮' })
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

type Filter = Parameters<TestClient['tickets']['exportList']>[0]
const register = (changes: object) => manager.tickets.register(registration(desk, changes))
const waiting = () => {
  const folder = join(office.folder, 'exports')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function exported(filter: Filter) {
  const events: ExportEvent[] = []
  for await (const event of await manager.tickets.exportList(filter)) events.push(event)
  const ready = events.at(-1)!
  if (ready.kind !== 'ready') throw new Error('not ready')
  const file = await manager.system.download({ key: ready.key })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  return { events, ready, file, sheet: book.worksheets[0]! }
}

const cellsOf = (sheet: ExcelJS.Worksheet, row: number) =>
  (sheet.getRow(row).values as ExcelJS.CellValue[]).slice(1)

it('holds what the list shows, in its order, with real dates and inert words', async () => {
  const { events, ready, file, sheet } = await exported({})
  expect(events.map((event) => event.kind)).toEqual(['progress', 'progress', 'ready'])
  expect(ready).toMatchObject({ rows: 2, fileName: '受理单-20261121-0912.xlsx' })
  expect(file.name).toBe(ready.fileName)
  expect(cellsOf(sheet, 1)).toEqual([
    ...['单号', '类型', '状态', '受理时间', '房号', '反映人', '电话', '类别', '受理方式', '内容'],
    ...[
      '诉求',
      '情绪',
      '紧急程度',
      '责任部门',
      '责任人',
      '首问责任人',
      '首次联系',
      '办结时限',
      '完成',
      '关闭',
    ],
    ...['入户', '预约', '来源说明', '当场办结', '补录', '并入单号'],
    ...['是否及时', '原因类别', '责任认定', '处理结果', '回访时间', '回访满意度', '业主意见'],
  ])
  const { rows } = await manager.tickets.list({})
  expect([2, 3].map((row) => cellsOf(sheet, row)[0])).toEqual(rows.map((row) => row.number))
  expect(cellsOf(sheet, 3).slice(0, 16)).toEqual([
    'TS-20261121-0001',
    '投诉',
    '待分派',
    new Date('2026-11-21T09:12:00.000Z'),
    '3-2-501',
    '王芳',
    '138****5678',
    '电梯故障',
    '前台来访',
    '=HYPERLINK("http://x","领奖")',
    undefined,
    '平静',
    '一般',
    undefined,
    undefined,
    '李静',
  ])
  expect(sheet.getCell('J3').type).toBe(ExcelJS.ValueType.String)
  expect(sheet.getCell('E2').value).toBe('东门')
  expect(sheet.getCell('A5').value).toBe('导出人：李静　导出时间：2026-11-21 09:12')
  expect(waiting()).toEqual([])
})

it("writes the office's own names, and what a ledger recorded, in the columns asked for", async () => {
  const emotions = await manager.dictionaries.entries({ dictionary: 'emotions' })
  const angry = emotions.find(({ code }) => code === 'angry')!
  await manager.dictionaries.change({ ...angry, dictionary: 'emotions', name: '怒气冲冲' })
  await givenImportedTicket(office, desk, { words: '电梯夹人' })
  const { sheet } = await exported({
    text: '夹人',
    columns: ['callbackScore', 'emotion', 'cause', 'timely', 'result', 'callbackAt'],
  })
  expect(cellsOf(sheet, 1)).toEqual(['回访满意度', '情绪', '原因类别', '是否及时', '处理结果', '回访时间'])
  const callback = new Date('2025-06-04T08:30:00.000Z')
  expect(cellsOf(sheet, 2)).toEqual([4, '怒气冲冲', '制度', '是', '已检修恢复', callback])
})

it('writes what the other kinds are told', async () => {
  const main = await register({ words: '单元门禁坏了' })
  await register({
    words: '单元门禁打不开',
    receivedAt: '2026-11-20T08:00:00.000Z',
    entry: 'call-first',
    appointmentOn: '2026-11-22',
    appointmentTime: '上午',
    channelNote: '三栋业主群',
    joinInto: main.id,
  })
  const { sheet } = await exported({
    text: '门禁',
    columns: ['state', 'entry', 'appointment', 'channelNote', 'solvedOnSpot', 'backEntered', 'joinedInto'],
  })
  expect(cellsOf(sheet, 2)).toEqual(['待分派', undefined, undefined, undefined, '否', '否'])
  expect(cellsOf(sheet, 3)).toEqual([
    ...['已并入', '先打电话', '2026-11-22 上午', '三栋业主群', '否', '是'],
    main.number,
  ])
})

it('keeps to the filter', async () => {
  const { ready } = await exported({ text: '路灯' })
  expect(ready.kind === 'ready' && ready.rows).toBe(1)
})

it('writes whole phones as text for a reason, and the audit keeps it', async () => {
  const { sheet } = await exported({ unmaskedReason: '业委会核对' })
  expect(sheet.getCell('G3').value).toBe('13800135678')
  expect(sheet.getCell('G3').type).toBe(ExcelJS.ValueType.String)
  expect(sheet.getCell('G2').value).toBe('01088880000')
  const { rows } = await manager.system.audit({ action: 'tickets.exportList' })
  expect(rows[0]).toMatchObject({
    subject: 'export:tickets',
    label: 'unmasked: 2',
    outcome: 'done',
    fields: ['masked', 'reason', 'rows'],
  })
  const kept = await office.core.services.database.kysely
    .selectFrom('audit_values')
    .select('before')
    .where('seq', '=', rows[0]!.seq)
    .execute()
  expect(kept).toEqual([{ before: '业委会核对' }])
})

it('is refused for a reason that says nothing', async () => {
  await expect(manager.tickets.exportList({ unmaskedReason: '  \u200b ' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    data: { field: 'unmaskedReason' },
  })
})

it('leaves no file when the person stops, and says so in no audit', async () => {
  const events = await manager.tickets.exportList({})
  await events.next()
  await events.return?.()
  expect(waiting()).toEqual([])
  const stop = new AbortController()
  const aborted = await manager.tickets.exportList({}, { signal: stop.signal })
  await aborted.next()
  stop.abort()
  const drain = async () => {
    for await (const event of aborted) expect(event.kind).toBe('progress')
  }
  expect(await refusal(drain())).toBe('CANCELLED')
  expect(waiting()).toEqual([])
  expect((await manager.system.audit({ action: 'tickets.exportList' })).total).toBe(0)
})

it('removes what an interrupted run left behind', async () => {
  const folder = join(office.folder, 'exports')
  mkdirSync(folder)
  writeFileSync(join(folder, 'left-1.xlsx.part'), '')
  writeFileSync(join(folder, 'left-2.xlsx'), '')
  for await (const event of await manager.tickets.exportList({})) expect(event).toBeDefined()
  expect(waiting()).toHaveLength(1)
  const again = await manager.tickets.exportList({})
  for await (const event of again) expect(event).toBeDefined()
  // The file of this run still waits to be fetched.
  expect(waiting()).toHaveLength(2)
})

it('reads more than one batch without losing or repeating a row', async () => {
  const db = office.core.services.database.kysely
  const template = await db
    .selectFrom('tickets')
    .selectAll()
    .where('words', '=', '路灯不亮')
    .executeTakeFirstOrThrow()
  const copies = Array.from({ length: 1200 }, (_, index) => ({
    ...template,
    id: 100 + index,
    number: `TS-20261120-${String(index).padStart(4, '0')}`,
    // Several share a moment, so that a batch ends between them.
    received_at: new Date(
      Date.parse('2026-11-20T00:00:00.000Z') + Math.floor(index / 7) * 60_000,
    ).toISOString(),
    request_key: `copy-${index}`,
  }))
  for (let start = 0; start < copies.length; start += 300)
    await db
      .insertInto('tickets')
      .values(copies.slice(start, start + 300))
      .execute()
  const { events, sheet } = await exported({})
  expect(events.at(-1)).toMatchObject({ kind: 'ready', rows: 1202 })
  expect(events.slice(0, 2)).toEqual([
    { kind: 'progress', done: 0, total: 1202 },
    { kind: 'progress', done: 1000, total: 1202 },
  ])
  const numbers = Array.from({ length: 1202 }, (_, index) => sheet.getCell(index + 2, 1).value)
  const expected: string[] = []
  for (let page = 1; page <= 7; page++)
    expected.push(...(await manager.tickets.list({ page, size: 200 })).rows.map((row) => row.number))
  expect(numbers).toEqual(expected)
})
