import { describe, expect, it } from 'vitest'
import { cellText } from './cell.ts'
import type { Cell, SheetRow } from './cell.ts'
import { guessHeader, guessMapping, normaliseHeader } from './table.ts'
import type { ImportColumn } from './table.ts'
import { allRows, fixture } from './test-support.ts'

const aliases: Record<string, string[]> = {
  community: ['小区', '项目'],
  building: ['楼栋', '楼号', '栋号'],
  unit: ['单元', '单元号'],
  room: ['房号', '房间', '房间号'],
  floor: ['楼层'],
  area: ['建筑面积', '面积'],
  kind: ['物业类型'],
  state: ['房屋状态'],
  deliveredOn: ['交付日期'],
  name: ['业主姓名', '户主', '姓名'],
  gender: ['性别'],
  birthYear: ['出生年份'],
  phone: ['联系电话', '手机号码', '电话'],
  phone2: ['备用电话'],
  emergencyName: ['紧急联系人'],
  emergencyPhone: ['紧急联系电话'],
  plate: ['车牌号'],
  occupation: ['职业'],
  group: ['客户群体'],
  role: ['与房屋关系'],
  since: ['入住日期', '入住时间'],
  notes: ['备注'],
}
const columns: ImportColumn[] = Object.entries(aliases).map(([key, names]) => ({
  key,
  aliases: names,
  parse: (cell) => ({ value: cellText(cell) }),
}))
const allAliases = Object.values(aliases).flat()

const cells = (...texts: string[]): Cell[] => texts.map((v) => (v === '' ? null : { t: 's', v }))
const rows = (...lines: string[][]): SheetRow[] =>
  lines.map((line, at) => ({ row: at + 1, cells: cells(...line) }))
const keys = (...headers: string[]) =>
  guessMapping(cells(...headers), columns).map((guess) => guess?.key ?? null)

describe('the header of the registers', () => {
  it.each(['01-register.xlsx', '01b-register-gb18030.csv'])(
    '%s is found and every column mapped',
    async (name) => {
      const sheet = await allRows(fixture(name))
      const header = guessHeader(sheet, allAliases)
      expect(header).toEqual({ row: 1, index: 0, matches: 22 })
      expect(sheet.length - 1).toBe(675)
      const guesses = guessMapping(sheet[0]?.cells ?? [], columns)
      expect(guesses.map((guess) => guess?.key)).toEqual(Object.keys(aliases))
    },
  )

  it('02 is found below its title, note and blank line', async () => {
    const sheet = await allRows(fixture('02-register-handmade.xlsx'))
    const header = guessHeader(sheet, allAliases)
    expect(header).toMatchObject({ row: 4 })
    const guesses = guessMapping(sheet[header?.index ?? 0]?.cells ?? [], columns)
    expect(guesses.map((guess) => guess?.key ?? null)).toEqual([
      null,
      'building',
      'unit',
      'room',
      'name',
      'phone',
      null,
      'area',
      'since',
      null,
      'notes',
    ])
  })
})

describe('finding the header', () => {
  it('is not taken in by a title that holds the same words', () => {
    const sheet = rows(
      ['青龙园小区房号业主姓名联系电话一览', '', ''],
      ['房号', '姓名', '电话'],
      ['101', '张三', '139'],
    )
    expect(guessHeader(sheet, allAliases)).toMatchObject({ row: 2, matches: 3 })
  })

  it('prefers the lower line of a header of two, where everything is named', () => {
    const sheet = rows(['房号', '联系方式', '联系方式'], ['房号', '联系电话', '备用电话'])
    expect(guessHeader(sheet, allAliases)).toMatchObject({ row: 2 })
  })

  it('says so when there is none', () => {
    expect(guessHeader(rows(['101', '张三'], ['102', '李四']), allAliases)).toBeNull()
    expect(guessHeader([], allAliases)).toBeNull()
    const far = Array.from({ length: 40 }, () => ['x'])
    expect(guessHeader(rows(...far, ['房号', '姓名']), allAliases)).toBeNull()
  })
})

describe('mapping columns', () => {
  it('sees through width, spaces, units and required marks', () => {
    expect(normaliseHeader('＊建筑 面积（㎡）')).toBe('建筑面积')
    expect(normaliseHeader('建筑面积㎡')).toBe('建筑面积')
    expect(normaliseHeader('姓名*(必填)')).toBe('姓名')
    expect(normaliseHeader('【必填】房号：')).toBe('房号')
    expect(normaliseHeader('备　注')).toBe('备注')
    expect(normaliseHeader('（备注）')).toBe('备注')
    expect(keys('＊房 号', '建筑面积（㎡）', '姓名*', '联系电话：', '备 注')).toEqual([
      'room',
      'area',
      'name',
      'phone',
      'notes',
    ])
  })

  it('gives each target once, to the best column', () => {
    expect(keys('业主电话号码', '联系电话', '电话')).toEqual([null, 'phone', null])
    expect(keys('房号', '房号', '房间')).toEqual(['room', null, null])
  })

  it('takes a looser likeness only for what is left', () => {
    expect(guessMapping(cells('业主车牌号', '紧急联系电话'), columns)).toEqual([
      { key: 'plate', how: 'contains' },
      { key: 'emergencyPhone', how: 'exact' },
    ])
    expect(keys('物业费', '序号', '')).toEqual([null, null, null])
  })
})
