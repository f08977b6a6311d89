import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { forgetMany } from './forget-many.ts'
import { indexResident, residentRef } from './indexing.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

async function* some(ids: readonly number[]) {
  for (const part of chunksOf(ids.map(residentRef), 250)) {
    await turn()
    yield part
  }
}
const found = async (text: string) => (await manager.search.box({ text })).length
const terms = (id: number) =>
  office.core.services.database.raw
    .prepare('SELECT count(*) FROM search_terms WHERE ref = ?')
    .pluck()
    .get(residentRef(id))

it('forgets all it is given and nothing else, however many there are', async () => {
  const { kysely } = office.core.services.database
  const staying = await givenResident(office, { name: '郝秀兰', phone: '13800138000' })
  const going: number[] = []
  for (let index = 0; index < 600; index++)
    going.push(await givenResident(office, { name: '夏佳娜', phone: String(13_900_000_000 + index) }))
  await forgetMany(kysely, some(going))
  expect(await found('夏佳娜')).toBe(0)
  expect(going.map(terms).filter((count) => count !== 0)).toEqual([])
  expect(await found('13800138000')).toBe(1)
  expect(terms(staying)).not.toBe(0)
})

it('leaves whatever is indexed anew meanwhile so that it can be indexed again', async () => {
  const { kysely } = office.core.services.database
  const ids: number[] = []
  for (let index = 0; index < 300; index++) ids.push(await givenResident(office, { name: '夏佳娜' }))
  const forgetting = forgetMany(kysely, some(ids))
  await turn()
  await kysely.transaction().execute((transaction) => indexResident(transaction, ids[0]!))
  await forgetting
  await kysely.transaction().execute((transaction) => indexResident(transaction, ids[0]!))
  expect(await found('xiajiana')).toBe(1)
})
