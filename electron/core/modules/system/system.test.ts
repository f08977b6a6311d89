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
  await manager.system.recordPrint({ form: 'list', subject: '住户', rows: 260 })
  await manager.system.recordPrint({ form: 'house-card', subject: 'house:12', rows: 1 })
  await manager.system.recordPrint({ form: 'building-grid', rows: 1 })
  const { rows } = await manager.system.audit({ action: 'system.recordPrint' })
  expect(rows.map(({ subject, label, fields }) => [subject, label, fields])).toEqual([
    ['form:building-grid', 'building-grid 1', ['form', 'rows']],
    ['house:12', '', ['form', 'rows']],
    ['form:list', '住户 260', ['form', 'rows']],
  ])
})

it('lets only those print who may take lists out', async () => {
  expect(await refusal(handler.system.recordPrint({ form: 'list', rows: 1 }))).toBe('NOT_PERMITTED')
})

it('hands files to any colleague, each to the one they were made for', async () => {
  expect(await refusal(handler.system.download({ key: 'somebody-elses' }))).toBe('NOT_FOUND')
})
