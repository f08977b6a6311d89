import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../../../../shared/modules/imports/contract.ts'
import { registerFields } from '../../../../../shared/modules/imports/terms.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { displayName } from '../upload.ts'
import { columnLetters } from '../inspect.ts'
import { newDataKey } from '../../../kernel/keys.ts'
import type { Services } from '../../../kernel/services.ts'
import { Resolver } from '../values/resolver.ts'
import { loadValueLists } from '../values/value-lists.ts'
import { registerReader } from './record.ts'
import { isRemarkRow } from '../remark-rows.ts'

const mapping: Mapping = Object.fromEntries(registerFields.map((field, index) => [field, index]))
const text = (v: string): Cell => ({ t: 's', v })

/** A row with a house and these cells. */
const row = (cells: Partial<Record<(typeof registerFields)[number], Cell>>): Cell[] =>
  registerFields.map(
    (field) => cells[field] ?? (field === 'building' ? text('1栋') : field === 'room' ? text('101') : null),
  )

const services = {
  dataKey: newDataKey(),
  digest: (value: string) => value,
} as unknown as Services

/** A reader as an office has it that decided on nothing. */
async function reader() {
  const { lists } = await codesOnly()
  const resolver = new Resolver(lists, new Map(), new Map())
  return registerReader({ mapping, resolver, services, today: '2026-11-21' })
}

const codesOnly = async () => ({
  lists: await loadValueLists({} as never, ['kind', 'state', 'ownership', 'gender', 'role'], []),
})

const readRow = await reader()

const read = (cells: Parameters<typeof row>[0]) => {
  const { record, problems } = readRow(row(cells))
  return {
    record,
    problems: problems.map(({ field, reason, fatal }) => `${field} ${reason}${fatal ? '!' : ''}`),
  }
}

describe('a row of a register', () => {
  it('is read in whatever style it was written', () => {
    const { record, problems } = read({
      building: { t: 'n', v: 3 },
      unit: text('二单元'),
      room: text('０５０１室'),
      floor: text('5层'),
      area: text('89.15㎡'),
      kind: text('商铺'),
      state: text('装修'),
      deliveredOn: text('2017.4'),
      name: text('张　三'),
      gender: text('女士'),
      birthYear: { t: 'd', v: '1972-05-01' },
      phone: text('138 0013 8000 / 010-88880000'),
      phone2: { t: 'n', v: 13900139000 },
      plate: text('京A·12345、京ad12345'),
      role: text('租客'),
      emergencyName: text('无'),
    })
    expect(problems).toEqual(['phone PHONES_TWO'])
    expect(record).toMatchObject({
      community: null,
      building: '3',
      unit: '2',
      room: '501',
      floor: 5,
      areaHundredths: 8915,
      kind: 'shop',
      state: 'renovating',
      deliveredOn: '2017-04',
      name: '张三',
      gender: 'female',
      birthYear: 1972,
      phones: ['13800138000', '01088880000', '13900139000'],
      plates: ['京A12345', '京AD12345'],
      role: 'tenant',
      emergencyName: null,
    })
  })

  it('loses only the cells that cannot be read', () => {
    const { record, problems } = read({
      name: text('张三'),
      phone: text('1.38E+10'),
      since: text('去年'),
      gender: text('？'),
      floor: { t: 'e', v: '#REF!' },
    })
    expect(record).toMatchObject({ name: '张三', phones: [], since: null, gender: null, floor: null })
    expect(problems).toEqual([
      'phone DIGITS_LOST',
      'floor FORMULA_ERROR',
      'gender UNKNOWN_VALUE',
      'since NOT_A_DATE',
    ])
  })

  it('is left out when nobody can tell which house it is about', () => {
    expect(read({ room: { t: 'd', v: '2025-03-02' } })).toEqual({
      record: null,
      problems: ['room NOT_AN_ADDRESS!'],
    })
    expect(read({ unit: { t: 'e', v: '#N/A' } }).record).toBeNull()
    expect(read({ building: text('　') }).problems).toEqual(['building MISSING!'])
  })

  it('never throws, whatever stands in its cells', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.constant(null),
      fc.string({ unit: 'grapheme' }).map(text),
      fc.double().map((v): Cell => ({ t: 'n', v })),
      fc.constantFrom('2019-10-01', '1899-12-30').map((v): Cell => ({ t: 'd', v })),
      fc.boolean().map((v): Cell => ({ t: 'b', v })),
    )
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 24 }), (cells) => {
        const { record, problems } = readRow(cells)
        expect(record === null).toBe(problems.some(({ fatal }) => fatal))
      }),
    )
  })
})

describe('rows that are no records', () => {
  const shape = { keys: [1, 2], mapped: [1, 2, 3], header: ['序号', '楼栋', '房号'] }
  it.each([
    [['', '', '']],
    [['合 计', '', '', '675']],
    [['备注：以上为实测面积']],
    [['填表人：王丽', '', '', '2025-11-03']],
    [['序号', '楼栋', '房号']],
    [['青龙园小区业主登记表', '青龙园小区业主登记表', '青龙园小区业主登记表']],
  ])('%j', (texts) => expect(isRemarkRow(texts, shape)).toBe(true))

  it.each([[['1', '1', '1']], [['', '说明', '101']], [['3', '', '101']]])('%j is one', (texts) =>
    expect(isRemarkRow(texts, shape)).toBe(false),
  )
})

it('shows a file by its name alone', () => {
  expect(displayName('C:\\tmp\\..\\名册\u202e.xlsx')).toBe('名册.xlsx')
  expect(displayName('../../etc/passwd')).toBe('passwd')
  expect([...displayName('名'.repeat(500))]).toHaveLength(120)
})

it('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
