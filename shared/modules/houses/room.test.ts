import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  floorOf,
  formatRoom,
  formatRoomLong,
  lineOf,
  normaliseBuilding,
  normaliseRoom,
  normaliseUnit,
  parseRoomQuery,
} from './room.ts'
import type { HouseAddress } from './room.ts'

/** 3-2-501 for a whole house, 3-*-501 where the unit was not said, a trailing … for an unfinished one. */
const readings = (text: string) =>
  parseRoomQuery(text).map(
    ({ building = '*', unit = '*', room = '*', kind }) =>
      `${building}-${unit}-${room}${kind === 'prefix' ? '…' : ''}`,
  )

describe('the written form of an address', () => {
  it('gives buildings one name', () => {
    for (const text of [
      '3',
      '03',
      '3栋',
      '三栋',
      '3号楼',
      '三号楼',
      '3#',
      '3＃',
      '3幢',
      '3#楼',
      '第三栋',
      ' 3 号',
      '3.0',
    ])
      expect(normaliseBuilding(text), text).toBe('3')
    expect(['十二栋', '二十一号楼', 'A座', 'a栋', '东区三栋', '东区-3#'].map(normaliseBuilding)).toEqual([
      '12',
      '21',
      'A',
      'A',
      '东区3',
      '东区3',
    ])
    for (const name of ['商业街', '综合楼', '十里街', '百花苑', '万一广场', '星座'])
      expect(normaliseBuilding(name)).toBe(name)
  })

  it('gives units one name, or none', () => {
    for (const text of ['2', '02', '2单元', '二单元', '２单元', '2门', '2梯'])
      expect(normaliseUnit(text), text).toBe('2')
    for (const text of ['', ' ', '无', '-', '/']) expect(normaliseUnit(text), text).toBe('')
    expect(normaliseUnit('东单元')).toBe('东')
  })

  it('keeps rooms as text and gives shops two digits', () => {
    for (const text of ['501', '501室', '501 房', '501号', '0501', '五〇一', '５０１', '501.0'])
      expect(normaliseRoom(text), text).toBe('501')
    for (const text of ['商铺1', '商铺01', '商铺001', '商铺-1', '商铺 1号', '1号商铺', '商铺一'])
      expect(normaliseRoom(text), text).toBe('商铺01')
    for (const text of ['商铺12', '01-A', 'B1-023', '1802', '商铺01-02', '01'])
      expect(normaliseRoom(text)).toBe(text)
  })

  it('changes nothing the second time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'0123三十号楼栋座单元室商铺A#- ') }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        for (const normalise of [normaliseBuilding, normaliseUnit, normaliseRoom]) {
          const once = normalise(typed)
          expect(normalise(once)).toBe(once)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an address as it is shown', () => {
  it('is short in rows and long on paper', () => {
    const house = { building: '3', unit: '2', room: '501' }
    expect([formatRoom(house), formatRoomLong(house), formatRoomLong(house, 'en')]).toEqual([
      '3-2-501',
      '3栋2单元501',
      'Building 3, Unit 2, Room 501',
    ])
    expect(formatRoom({ building: '3', unit: '', room: '501' })).toBe('3-501')
    expect(formatRoomLong({ building: 'A', unit: '', room: '501' })).toBe('A座501')
    const shop = { building: '商业街', unit: '', room: '商铺01' }
    expect([formatRoom(shop), formatRoomLong(shop)]).toEqual(['商业街 商铺01', '商业街商铺01'])
    expect(formatRoom({ building: '', unit: '', room: '商铺01' })).toBe('商铺01')
  })
})

describe('a typed room', () => {
  it.each([
    '3-2-501',
    '3#2-501',
    '3＃2－501',
    '3栋2单元501室',
    '三栋二单元501',
    '三号楼二单元五〇一',
    '3号楼 2单元 501',
    '3.2.501',
    '3。2。501',
    '3 2 501',
    '3　2　501',
    '３－２－５０１',
    '3—2—501',
    '3/2/501',
    '32501',
    '03-02-0501',
    '3幢2门501',
  ])('%s is house 3-2-501', (text) => expect(readings(text)).toEqual(['3-2-501']))

  it.each([
    ['121102', ['12-1-102', '1-2-1102']],
    ['3-501', ['3-*-501']],
    ['3-1501', ['3-*-1501']],
    ['501', ['*-*-501']],
    ['501室', ['*-*-501']],
    ['2单元501', ['*-2-501']],
    ['商铺12', ['*-*-商铺12']],
    ['12号商铺', ['*-*-商铺12']],
    ['商铺1', ['*-*-商铺01', '*-*-商铺1…']],
    ['商业街 商铺1', ['商业街-*-商铺01', '商业街-*-商铺1…']],
    ['商业街商铺12', ['商业街-*-商铺12']],
    ['东区三栋2单元501', ['东区3-2-501']],
    ['东区3-2-501', ['东区3-2-501']],
    ['A座501', ['A-*-501']],
    ['12号501', ['12-*-501']],
    ['3-2-B1-023', ['3-2-B1-023']],
    ['3', ['3-*-*…']],
    ['三栋', ['3-*-*…']],
    ['3栋2单元', ['3-2-*…']],
    ['3-2', ['3-2-*…', '3-*-2…']],
    ['3-2-5', ['3-2-5…']],
  ])('%s reads as %j', (text, expected) => expect(readings(text)).toEqual(expected))

  it.each([
    '',
    ' ',
    '-',
    '张三',
    '王芳',
    'zs501',
    '张三501',
    'zhangsan',
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '010-88880000',
    '2026-11-21',
    'TS-20261121-0007',
    '电梯故障',
    '0007',
  ])('%j is no room', (text) => expect(readings(text)).toEqual([]))

  it('never throws and never takes long', () => {
    const unit = fc.constantFrom(...'0123456789三十百栋座号楼单元室商铺街A#-. 　。－')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 60 })), (text) => {
        for (const reading of parseRoomQuery(text)) expect(Object.values(reading)).not.toContain('')
      }),
      { numRuns: 1000 },
    )
  })

  it('reads back every address in every form in which it is shown or typed', () => {
    const number = (max: number) => fc.integer({ min: 1, max }).map(String)
    const flat = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }))
      .map(([floor, line]) => `${floor}${String(line).padStart(2, '0')}`)
    const special = fc.constantFrom(
      '商铺01',
      '商铺12',
      '车位103',
      '01-A',
      'B1-023',
      '1802A',
      '501-1',
      '门面08',
    )
    const address: fc.Arbitrary<HouseAddress> = fc.oneof(
      fc.record({
        building: number(199),
        unit: fc.oneof(fc.constant(''), number(12)),
        room: fc.oneof(flat, special),
      }),
      fc.record({ building: fc.constantFrom('A', 'B2', '东区3', '1期12'), unit: number(9), room: flat }),
      fc.record({
        building: fc.constantFrom('商业街', '金色年华', '会所', '综合楼', '十里街'),
        unit: fc.constantFrom('', '2'),
        room: fc.oneof(flat, special),
      }),
      fc.record({ building: fc.constant(''), unit: fc.constant(''), room: fc.oneof(flat, special) }),
    )
    const styles: ((house: HouseAddress) => string)[] = [
      formatRoom,
      (house) => formatRoomLong(house),
      (house) => formatRoom(house).replaceAll('-', ' - '),
      (house) => formatRoomLong(house) + (/\d$/.test(house.room) ? '室' : ''),
      ({ building, unit, room }) => [building, unit, room].filter(Boolean).join(' '),
      ({ building, unit, room }) => [building, unit, room].filter(Boolean).join('.'),
    ]
    fc.assert(
      fc.property(address, fc.constantFrom(...styles), (house, style) => {
        const read = parseRoomQuery(style(house)).filter(
          (reading) => (reading.building ?? '') === house.building && (reading.unit ?? '') === house.unit,
        )
        expect(read.some((reading) => reading.room === house.room)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back compact numbers among its readings', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (building, unit, floor, line) => {
          const room = `${floor}${String(line).padStart(2, '0')}`
          expect(readings(`${building}${unit}${room}`)).toContain(`${building}-${unit}-${room}`)
        },
      ),
    )
  })
})

describe('what a room number tells', () => {
  it('tells the floor', () => {
    expect(['501', '1802', '1802A', '商铺01', 'B1-023', '12', ''].map(floorOf)).toEqual([
      5,
      18,
      18,
      null,
      null,
      null,
      null,
    ])
  })

  it('tells the riser line: the number less its floor', () => {
    expect(['501', '1802', '501A', '商铺01', '12'].map((room) => lineOf(room))).toEqual([
      '01',
      '02',
      '01A',
      null,
      null,
    ])
    expect(lineOf('11203', 11)).toBe('203')
    expect(lineOf('501', 6)).toBeNull()
  })
})
