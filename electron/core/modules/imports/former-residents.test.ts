import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { count, csv, finish, uploadAndCheck } from './testing/register.ts'

let office: TestOffice
let manager: TestClient
let houseId: number
let former: number

/** 张三 sold 3-2-501 to 新业主 on the first of March of last year. */
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  houseId = await givenHouse(office, '3-2-501')
  former = await givenResident(office, { name: '张三', phone: '13800138000' })
  await manager.residents.addOccupancy({ residentId: former, houseId, role: 'owner', since: '2019-10-01' })
  const { version } = await manager.houses.get({ id: houseId })
  await manager.houses.transfer({ id: houseId, version, on: '2025-03-01', owners: [{ name: '新业主' }] })
})
afterEach(() => office.close())

const sheet = (...rows: string[][]) => csv([['房号', '姓名', '电话', '车牌', '面积', '入住日期'], ...rows])
const rowsOf = async (id: number) => (await manager.imports.rows({ id })).rows
const living = async () => {
  const { occupancies } = await manager.houses.get({ id: houseId })
  return occupancies
    .filter(({ until }) => until === null)
    .map(({ name, role }) => `${name} ${role}`)
    .sort()
}

describe('a register from before a house was sold', () => {
  const old = sheet(['3-2-501', '张三', '13800138000', '', '', '2019-10-01'])

  it('asks about the former owner, and nothing is imported meanwhile', async () => {
    const { id, checked } = await uploadAndCheck(manager, old)
    expect(checked.summary).toMatchObject({
      undecided: 1,
      asks: ['former-resident'],
      counts: { new: 0, changed: 0, same: 1 },
    })
    expect(await rowsOf(id)).toMatchObject([
      {
        outcome: 'same',
        changes: [],
        questions: [{ kind: 'former-resident', name: '张三', hint: '2025-03-01 138****8000', answer: null }],
      },
    ])
    await expect(finish(manager.imports.apply({ id }))).rejects.toMatchObject({ code: 'IMPORT_UNDECIDED' })
  })

  it('leaves everything as it is when told so', async () => {
    const { id } = await uploadAndCheck(manager, old)
    expect(await manager.imports.answer({ id, kind: 'former-resident', answer: 'keep' })).toMatchObject({
      undecided: 0,
      asks: [],
      counts: { new: 0, same: 1 },
    })
    expect((await finish(manager.imports.apply({ id }))).counts).toMatchObject({ new: 0, same: 1 })
    expect(await living()).toEqual(['新业主 owner'])
    expect(count(office, 'residents')).toBe(2)
  })

  it('lets the same person live there again when told so, beside the record of before', async () => {
    const { id } = await uploadAndCheck(manager, old)
    expect(
      await manager.imports.answer({ id, row: 2, kind: 'former-resident', answer: 'return' }),
    ).toMatchObject({ undecided: 0, counts: { new: 1, same: 0 } })
    await finish(manager.imports.apply({ id }))
    expect(await living()).toEqual(['张三 owner', '新业主 owner'].sort())
    expect(count(office, 'residents')).toBe(2)
    expect(count(office, 'occupancies', `resident_id = ${former} AND until = '2025-03-01'`)).toBe(1)
  })

  it('still says what it knows of the house, and of the person only when they are back', async () => {
    const { id } = await uploadAndCheck(
      manager,
      sheet(['3-2-501', '张三', '13800138000', '京A12345', '89', '']),
    )
    const fields = async () => (await rowsOf(id))[0]!.changes.map(({ field }) => field)
    expect(await fields()).toEqual(['area'])
    await manager.imports.answer({ id, kind: 'former-resident', answer: 'return' })
    expect(await fields()).toEqual(['area', 'plate'])
    await manager.imports.answer({ id, row: 2, kind: 'former-resident', answer: 'keep' })
    expect(await rowsOf(id)).toMatchObject([{ outcome: 'changed', changes: [{ field: 'area' }] }])
    await finish(manager.imports.apply({ id }))
    expect(await manager.houses.get({ id: houseId })).toMatchObject({ areaHundredths: 8900 })
    expect(count(office, 'resident_plates')).toBe(0)
  })

  it('keeps what was decided of the house when the answer about the person changes', async () => {
    const { version } = await manager.houses.get({ id: houseId })
    await manager.houses.update({
      ...(await manager.houses.get({ id: houseId })),
      version,
      areaHundredths: 9000,
    })
    const { id } = await uploadAndCheck(manager, sheet(['3-2-501', '张三', '13800138000', '', '89', '']))
    await manager.imports.decide({ id, row: 2, field: 'area', take: false })
    expect(await manager.imports.answer({ id, kind: 'former-resident', answer: 'return' })).toMatchObject({
      undecided: 0,
    })
  })
})

describe('somebody of whom only the name or a phone was in the house before', () => {
  it('may be the same with a new phone: nobody is there twice', async () => {
    const { id } = await uploadAndCheck(manager, sheet(['3-2-501', '张三', '13900139000', '', '', '']))
    expect((await rowsOf(id))[0]!.questions).toMatchObject([{ kind: 'former-namesake', name: '张三' }])
    await manager.imports.answer({ id, kind: 'former-namesake', answer: 'former-returns' })
    expect((await rowsOf(id))[0]).toMatchObject({
      outcome: 'new',
      changes: [{ field: 'phone', before: '138****8000', after: '139****9000', adds: true }],
    })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(2)
    expect(count(office, 'resident_phones', `resident_id = ${former}`)).toBe(2)
    expect(await living()).toHaveLength(2)
  })

  it('may be another person, who is added', async () => {
    const { id } = await uploadAndCheck(manager, sheet(['3-2-501', '张三', '13900139000', '', '', '']))
    await manager.imports.answer({ id, kind: 'former-namesake', answer: 'newcomer' })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(3)
    expect(count(office, 'resident_phones', `resident_id = ${former}`)).toBe(1)
  })

  it('is asked about as well when the name is written otherwise', async () => {
    const { id, checked } = await uploadAndCheck(
      manager,
      sheet(['3-2-501', '张三丰', '13800138000', '', '', '']),
    )
    expect(checked.summary).toMatchObject({ asks: ['former-namesake'] })
    await manager.imports.answer({ id, kind: 'former-namesake', answer: 'keep-former' })
    await finish(manager.imports.apply({ id }))
    expect(count(office, 'residents')).toBe(2)
    expect(await living()).toEqual(['新业主 owner'])
  })

  it('is the second name of a cell', async () => {
    const { id } = await uploadAndCheck(manager, sheet(['3-2-501', '新业主、张三', '', '', '', '']))
    expect((await rowsOf(id))[0]!.questions).toMatchObject([{ kind: 'former-namesake', name: '张三' }])
    await manager.imports.answer({ id, kind: 'former-namesake', answer: 'former-returns' })
    expect((await rowsOf(id))[0]).toMatchObject({ outcome: 'new' })
    await finish(manager.imports.apply({ id }))
    expect(await living()).toEqual(['张三 co-owner', '新业主 owner'].sort())
    expect(count(office, 'residents')).toBe(2)
  })
})

it('is told, and nobody is made an owner, when the house was sold after the check', async () => {
  const other = await givenHouse(office, '3-2-502')
  const seller = await givenResident(office, { name: '李四', phone: '13700137000' })
  await manager.residents.addOccupancy({ residentId: seller, houseId: other, role: 'owner' })
  const { id } = await uploadAndCheck(manager, sheet(['3-2-502', '李四', '13700137000', '', '', '']))
  const { version } = await manager.houses.get({ id: other })
  await manager.houses.transfer({ id: other, version, on: '2026-11-20', owners: [{ name: '买家' }] })
  await finish(manager.imports.apply({ id }))
  expect(count(office, 'occupancies', `house_id = ${other} AND until IS NULL`)).toBe(1)
  expect(await rowsOf(id)).toMatchObject([
    { problems: [{ field: 'name', reason: 'CHANGED_SINCE_CHECK', fatal: false }] },
  ])
})

it('asks nothing about somebody who lives there again already', async () => {
  await manager.residents.addOccupancy({ residentId: former, houseId, role: 'tenant' })
  const { checked } = await uploadAndCheck(manager, sheet(['3-2-501', '张三', '13800138000', '', '', '']))
  expect(checked.summary).toMatchObject({ undecided: 0, counts: { same: 1 } })
})
