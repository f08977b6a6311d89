import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestOffice } from '../testing/office.ts'
import { insertMany } from './bulk.ts'

let office: TestOffice
beforeEach(async () => {
  ;({ office } = await TestOffice.open())
})
afterEach(() => office.close())

const stamp = { created_at: '2026-11-22T08:00:00Z', updated_at: '2026-11-22T08:00:00Z' }

it.each([1, 31, 32, 33, 100])('answers with the id of each of %d rows, in their order', (count) => {
  const { database } = office.core.services
  const names = Array.from({ length: count }, (_, index) => `小区${index}`)
  const ids = insertMany(
    database,
    'communities',
    names.map((name) => ({ name, ...stamp })),
  )
  const nameOf = database.raw.prepare('SELECT name FROM communities WHERE id = ?').pluck()
  expect(ids.map((id) => nameOf.get(id))).toEqual(names)
})
