import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let handler: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  handler = await office.signIn(manager, 'wugang', ['handler'])
})
afterAll(() => office.close())

it('keeps what went to paper: which list and how long, or whose card', async () => {
  const { id } = await manager.residents.create({ name: '王芳' })
  const list = { form: 'list', paper: 'A4', printed: { list: 'residents' }, rows: 260 } as const
  const card = { form: 'resident-card', paper: 'A4', printed: { record: 'resident', id }, rows: 1 } as const
  expect(await manager.system.recordPrint(list)).toEqual({ copy: 1 })
  expect(await manager.system.recordPrint(card)).toEqual({ copy: 1 })
  expect(await manager.system.recordPrint(card)).toEqual({ copy: 2 })
  expect(await manager.system.printCopies(card)).toEqual({ copies: 2 })
  expect(await manager.system.printCopies({ ...card, form: 'house-card' })).toEqual({ copies: 0 })
  const { rows } = await manager.system.audit({ action: 'system.recordPrint' })
  const written = ['copy', 'form', 'paper', 'rows']
  expect(rows.map(({ subject, label, fields }) => [subject, label, fields])).toEqual([
    [`resident:${id}`, '', written],
    [`resident:${id}`, '', written],
    ['list:residents', 'rows: 260', written],
  ])
})

it('lists what went to paper by form and day, for those who run the office', async () => {
  const printed = { month: '2026-10' } as const
  await manager.system.recordPrint({ form: 'month', paper: 'A4', printed, rows: 1 })
  const { rows, total } = await manager.system.prints({ form: 'month', from: '2026-11-21', to: '2026-11-21' })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({ by: '李静', subject: 'month:2026-10', label: '2026-10', copy: 1, rows: 1 })
  expect((await manager.system.prints({ to: '2026-11-20' })).total).toBe(0)
  expect((await manager.system.prints({ from: '2026-11-22' })).total).toBe(0)
  expect(await refusal(handler.system.prints({}))).toBe('NOT_PERMITTED')
})

it('prints a block of blank slips under its first number, marked from the second time on', async () => {
  const { block, numbers } = await manager.tickets.reserveBlanks({
    kind: 'repair',
    count: 3,
    requestKey: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  })
  const print = { form: 'blank-slip', paper: 'A4', printed: { block }, rows: 3 } as const
  await manager.system.recordPrint(print)
  expect(await manager.system.recordPrint(print)).toEqual({ copy: 2 })
  const { rows } = await manager.system.prints({ form: 'blank-slip' })
  expect(rows.map(({ label, rows: slips, copy }) => [label, slips, copy])).toEqual([
    [numbers[0], 3, 2],
    [numbers[0], 3, 1],
  ])
})

it('takes no words and no made-up number into the record of a print', async () => {
  const print = { form: 'house-card', paper: 'A4', rows: 1 } as const
  const list = { list: '王芳 13800138000' as 'residents' }
  expect(await refusal(manager.system.recordPrint({ ...print, printed: list }))).toBe('INVALID_INPUT printed')
  for (const record of ['house', 'resident', 'building', 'pass'] as const) {
    const printed = { record, id: 13_800_138_000 }
    expect(await refusal(manager.system.recordPrint({ ...print, printed }))).toBe('NOT_FOUND')
  }
  const printed = { block: '王芳 13800138000' }
  expect(await refusal(manager.system.recordPrint({ ...print, printed }))).toBe('NOT_FOUND')
})

it('lets only those print who may do that with the thing itself', async () => {
  const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
  const print = { form: 'list', paper: 'A4', rows: 1 } as const
  const month = { month: '2026-10' } as const
  const things = [{ list: 'residents' }, { block: 'x' }, { record: 'pass', id: 1 }, month] as const
  for (const printed of things) {
    expect(await refusal(handler.system.recordPrint({ ...print, printed }))).toBe('NOT_PERMITTED')
    expect(await refusal(handler.system.printCopies({ ...print, printed }))).toBe('NOT_PERMITTED')
  }
  expect(await refusal(clerk.system.recordPrint({ ...print, printed: month }))).toBe('NOT_PERMITTED')
})

it('hands files to any colleague, each to the one they were made for', async () => {
  expect(await refusal(handler.system.download({ key: 'somebody-elses' }))).toBe('NOT_FOUND')
})

it('shows why a whole ID number was asked for', async () => {
  const resident = await manager.residents.create({ name: '王芳', idNumber: '11010519491231002X' })
  await manager.residents.revealIdNumber({ residentId: resident.id, reason: '核对过户资料' })
  const { rows } = await manager.system.audit({ action: 'residents.revealIdNumber' })
  expect(rows.map(({ reason }) => reason)).toEqual(['核对过户资料'])
  const { rows: others } = await manager.system.audit({ action: 'residents.create' })
  expect(others[0]?.reason).toBe('')
})
