import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DictionaryName } from '../../../../shared/modules/dictionaries/terms.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration, type Desk } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let desk: Desk

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  desk = await deskOf(manager)
})
afterAll(() => office.close())

const register = (changes = {}) => manager.tickets.register(registration(desk, changes))
async function entry(dictionary: DictionaryName, code: string) {
  const entries = await manager.dictionaries.entries({ dictionary })
  return { dictionary, ...entries.find((one) => one.code === code)! }
}

it('carries what was chosen, and shows it by the name it came with', async () => {
  const { id } = await register({ urgency: 'urgent', emotion: 'anxious', demand: 'refund' })
  const urgency = { code: 'urgent', name: '紧急', shipped: true }
  expect(await manager.tickets.get({ id })).toMatchObject({
    urgency,
    emotion: { code: 'anxious', name: '焦虑', shipped: true },
    demand: { code: 'refund', name: '退费', shipped: true },
  })
  expect((await manager.tickets.list({})).rows[0]).toMatchObject({ urgency })
  expect((await manager.tickets.desk({ queue: 'due-today' })).rows.length).toBe(0)
})

it('takes an entry that the office added, by its own name', async () => {
  await manager.dictionaries.add({ dictionary: 'demands', name: '换人' })
  const { demands } = await manager.office.dictionaries()
  const added = demands.at(-1)!
  expect(added).toMatchObject({ name: '换人', shipped: false })
  const { id } = await register({ demand: added.code })
  const demand = { code: added.code, name: '换人', shipped: false }
  expect(await manager.tickets.get({ id })).toMatchObject({ demand })
  expect(await manager.tickets.slip({ id })).toMatchObject({ demand })
})

it('is renamed on tickets that are there, and refused on new ones once it is archived', async () => {
  const { id } = await register({ emotion: 'dissatisfied' })
  const dissatisfied = await entry('emotions', 'dissatisfied')
  const renamed = await manager.dictionaries.change({ ...dissatisfied, name: '有意见' })
  expect((await manager.tickets.get({ id })).emotion).toEqual({
    code: 'dissatisfied',
    name: '有意见',
    shipped: false,
  })
  await manager.dictionaries.archive({ dictionary: 'emotions', ...renamed })
  expect(await refusal(register({ emotion: 'dissatisfied' }))).toBe('INVALID_INPUT emotion')
  expect((await manager.tickets.get({ id })).emotion.name).toBe('有意见')
})
