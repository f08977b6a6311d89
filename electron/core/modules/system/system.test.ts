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
  await manager.system.recordPrint({ form: 'list', printed: { list: 'residents' }, rows: 260 })
  await manager.system.recordPrint({ form: 'resident-card', printed: { record: 'resident', id }, rows: 1 })
  const { rows } = await manager.system.audit({ action: 'system.recordPrint' })
  expect(rows.map(({ subject, label, fields }) => [subject, label, fields])).toEqual([
    [`resident:${id}`, '', ['form', 'rows']],
    ['list:residents', 'rows: 260', ['form', 'rows']],
  ])
})

it('takes no words and no made-up number into the record of a print', async () => {
  const list = { list: '王芳 13800138000' as 'residents' }
  expect(await refusal(manager.system.recordPrint({ form: 'list', printed: list, rows: 1 }))).toBe(
    'INVALID_INPUT printed',
  )
  for (const record of ['house', 'resident', 'building'] as const) {
    const printed = { record, id: 13_800_138_000 }
    expect(await refusal(manager.system.recordPrint({ form: 'house-card', printed, rows: 1 }))).toBe(
      'NOT_FOUND',
    )
  }
})

it('lets only those print who may take lists out', async () => {
  const printed = { list: 'residents' } as const
  expect(await refusal(handler.system.recordPrint({ form: 'list', printed, rows: 1 }))).toBe('NOT_PERMITTED')
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
