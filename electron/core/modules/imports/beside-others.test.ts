import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { TermBuffer } from '../search/term-buffer.ts'
import { indexOfHouse, houseRef, indexHouse } from '../search/indexing.ts'
import { count, csv, finish, importAll, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(() => office.close())

const names = async (text: string) => (await manager.search.box({ text })).map(({ name }) => name)

it('lets a colleague rename somebody who has just come in: they are found by the new name alone', async () => {
  const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞']
  const people = given.flatMap((first) => given.map((second) => `王${first}${second}`))
  const rows = people.map((name, at) => ['1栋', '1', String(101 + at), name])
  const { id } = await uploadAndCheck(manager, csv([['楼栋', '单元', '房号', '姓名'], ...rows]))
  const stream = await manager.imports.apply({ id })
  await stream.next()
  const [person] = (await manager.residents.list({})).rows.filter(({ name }) => name === people[0])
  const card = await manager.residents.get({ id: person!.id })
  await manager.residents.update({ ...card, idNumber: '', name: '欧阳锋' })
  let last: object = {}
  for (let next = await stream.next(); !next.done; next = await stream.next()) last = next.value
  expect(last).toMatchObject({ state: 'applied' })
  expect(await names('欧阳锋')).toEqual(['欧阳锋'])
  expect(await names(people[0]!)).toEqual([])
  expect(await names(people.at(-1)!)).toEqual([people.at(-1)])
  expect(count(office, 'search_refs', "ref LIKE 'r:%'")).toBe(people.length)
})

it('writes buffered terms in order, once, and reads anew what somebody else indexed meanwhile', async () => {
  await importAll(
    manager,
    csv([
      ['楼栋', '房号'],
      ['1栋', '101'],
      ['1栋', '102'],
    ]),
  )
  const { database } = office.core.services
  const [first, second] = database.raw.prepare('SELECT id FROM houses ORDER BY id').pluck().all() as number[]
  database.raw.exec('DELETE FROM search_terms; DELETE FROM search_refs')
  const buffer = new TermBuffer(database)
  const stale = { building: '9', unit: '', room: '909' }
  for (const id of [first!, second!])
    buffer.add([{ ref: houseRef(id), index: () => indexOfHouse(id, stale) }])
  await database.kysely.transaction().execute((transaction) => indexHouse(transaction, first!))
  await buffer.flush(new AbortController().signal)
  const termsOf = (id: number) =>
    database.raw
      .prepare('SELECT term FROM search_terms WHERE ref = ? ORDER BY term')
      .pluck()
      .all(houseRef(id))
  expect(termsOf(first!)).toEqual(['1-101', '101', '1101'])
  expect(termsOf(second!)).toEqual(['9-909', '909', '9909'])
  buffer.close()
})

it('tells of an applied import what it did, though only its rows with problems are left', async () => {
  const { id } = await importAll(
    manager,
    csv([
      ['楼栋', '房号', '姓名', '电话'],
      ['1栋', '101', '张三', '123'],
      ['1栋', '102', '', ''],
    ]),
  )
  expect(await manager.imports.summary({ id })).toEqual({
    counts: { new: 2, changed: 0, same: 0, rejected: 0 },
    doubles: 0,
    problems: 1,
    undecided: 0,
    asks: [],
    skipped: 0,
  })
  expect(await finish(manager.imports.undo({ id }))).toMatchObject({ kept: 0 })
})
