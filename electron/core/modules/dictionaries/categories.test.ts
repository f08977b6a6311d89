import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'
import { categoryCode } from './category-codes.ts'

const dictionary = 'suggestion-categories'
let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

const entries = () => manager.dictionaries.entries({ dictionary })
async function entry(name: string) {
  const found = (await entries()).find((one) => one.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return { dictionary, ...found } as const
}
const add = (name: string, fields: { code?: string; parentId?: number } = {}) =>
  manager.dictionaries.add({ dictionary, name, ...fields })
const codes = async () => (await entries()).filter(({ archived }) => !archived).map(({ code }) => code)

describe('categories', () => {
  it('stand in the order of their codes, each below its parent', async () => {
    const { id } = await entry('设施设备')
    await add('健身器材', { parentId: id })
    await add('充电桩', { parentId: id, code: '２5' })
    await add('长椅', { parentId: id })
    expect((await entries()).slice(0, 6).map(({ code, name }) => `${code} ${name}`)).toEqual([
      '1 环境卫生',
      '2 设施设备',
      '21 健身器材',
      '22 长椅',
      '25 充电桩',
      '3 服务改进',
    ])
  })

  it("bear their parent's digit, and there are two levels", async () => {
    const parent = await entry('设施设备')
    const child = await entry('健身器材')
    expect(await refusal(add('新', { parentId: parent.id, code: '31' }))).toBe('INVALID_INPUT code')
    expect(await refusal(add('新', { parentId: parent.id, code: '2' }))).toBe('INVALID_INPUT code')
    expect(await refusal(add('新', { parentId: child.id }))).toBe('INVALID_INPUT parentId')
    const under = await entry('服务改进')
    const moved = { ...parent, parentId: under.id, code: '31' }
    expect(await refusal(manager.dictionaries.change(moved))).toBe('INVALID_INPUT parentId')
  })

  it('take those below them along when their digit changes', async () => {
    const parent = await entry('设施设备')
    await manager.dictionaries.change({ ...parent, code: '7' })
    expect(await codes()).toEqual(['1', '3', '4', '5', '6', '7', '71', '72', '75', '9'])
    expect(await entry('健身器材')).toMatchObject({ code: '71', parentId: parent.id })
  })

  it('can go to another parent, with a code of that one', async () => {
    const bench = await entry('长椅')
    const parent = await entry('环境卫生')
    const moved = { ...bench, parentId: parent.id }
    expect(await refusal(manager.dictionaries.change(moved))).toBe('INVALID_INPUT code')
    await manager.dictionaries.change({ ...moved, code: '' })
    expect(await entry('长椅')).toMatchObject({ code: '11', parentId: parent.id })
  })

  it('are archived with those below, and come back with those that went along', async () => {
    const child = await entry('充电桩')
    await manager.dictionaries.archive(child)
    office.clock.advance(1000)
    const parent = await entry('设施设备')
    const archived = await manager.dictionaries.archive(parent)
    expect(await codes()).not.toContain('7')
    expect(await codes()).not.toContain('71')
    expect((await manager.office.dictionaries()).categories.some(({ name }) => name === '健身器材')).toBe(
      false,
    )
    await manager.dictionaries.restore({ dictionary, ...archived })
    expect(await codes()).toEqual(expect.arrayContaining(['7', '71']))
    expect(await codes()).not.toContain('75')
    expect(await refusal(add('新', { parentId: parent.id, code: '75' }))).toBe('ALREADY_EXISTS code')
  })

  it('come back with the one above them', async () => {
    await manager.dictionaries.archive(await entry('设施设备'))
    await manager.dictionaries.restore(await entry('健身器材'))
    expect(await codes()).toEqual(expect.arrayContaining(['7', '71']))
  })

  it('are archived and restored once, so that the moment it happened stays', async () => {
    const before = await entry('健身器材')
    const gone = await manager.dictionaries.archive(before)
    office.clock.advance(1000)
    expect(await refusal(manager.dictionaries.archive({ dictionary, ...gone }))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(manager.dictionaries.archive(before))).toBe('CONFLICT')
    expect(await entry('健身器材')).toMatchObject({ ...gone, archived: true })
    const back = await manager.dictionaries.restore({ dictionary, ...gone })
    expect(await refusal(manager.dictionaries.restore({ dictionary, ...back }))).toBe('NOT_ALLOWED_NOW')
    expect(await entry('健身器材')).toMatchObject({ ...back, archived: false })
  })

  it('can be renamed while the one above is archived', async () => {
    await manager.dictionaries.archive(await entry('设施设备'))
    const renamed = manager.dictionaries.change({ ...(await entry('健身器材')), name: '健身步道' })
    expect(await refusal(renamed)).toBe('accepted')
  })
})

describe('a code that nobody typed', () => {
  const category = fc.record({ code: fc.stringMatching(/^\d$/), id: fc.integer({ min: 1, max: 1000 }) })

  it('is free, and one digit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(category, { selector: ({ code }) => code, maxLength: 9 }), (taken) => {
        const all = taken.map((one) => ({ ...one, parent_id: null, archived_at: null }))
        const code = categoryCode(all, { code: '', parentId: null })
        expect(code).toMatch(/^\d$/)
        expect(all.some((one) => one.code === code)).toBe(false)
      }),
    )
  })

  it('is refused when all ten are taken', () => {
    const all = [...'0123456789'].map((code, id) => ({ id, code, parent_id: null, archived_at: null }))
    expect(() => categoryCode(all, { code: '', parentId: null })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
  })
})
