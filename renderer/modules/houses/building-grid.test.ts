import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, floorOf } from '../../../shared/modules/houses/room.ts'
import { countDoors, neighbour, planBuilding, rowsOf, type Door } from './building-grid.ts'

let id = 0
const door = (unit: string, room: string, changes: Partial<Door> = {}): Door => ({
  id: ++id,
  unit,
  room,
  floor: floorOf(room),
  line: lineOf(room),
  label: `3-${unit}-${room}`,
  kind: 'residential',
  state: 'occupied',
  contact: '',
  residents: 0,
  openTickets: 0,
  ...changes,
})
const shown = (doors: readonly (Door | null)[]) => doors.map((each) => each?.room ?? '')

describe('a building as a grid', () => {
  it('stands with its top floor first, units and lines from left to right', () => {
    const plan = planBuilding([
      door('10', '101'),
      door('2', '201'),
      door('2', '101'),
      door('2', '1002'),
      door('2', '1001'),
      door('10', '1001'),
    ])
    expect(plan.units).toEqual([
      { unit: '2', lines: ['01', '02'] },
      { unit: '10', lines: ['01'] },
    ])
    expect(plan.floors.map(({ floor, doors }) => [floor, ...shown(doors)])).toEqual([
      [10, '1001', '1002', '1001'],
      [2, '201', '', ''],
      [1, '101', '', '101'],
    ])
    expect(plan.apart).toEqual([])
  })

  it('keeps shops and parking without a floor apart, and a second door of one place too', () => {
    const plan = planBuilding([
      door('', '商铺10', { kind: 'shop', label: '商铺10' }),
      door('', '商铺2', { kind: 'shop', label: '商铺2' }),
      door('', 'B1-023', { kind: 'parking', floor: -1, label: 'B1-023' }),
      door('1', '101'),
      door('1', '101A', { line: '01' }),
    ])
    expect(plan.floors.map(({ doors }) => shown(doors))).toEqual([['101']])
    expect(plan.apart.map(({ kind, doors }) => [kind, ...shown(doors)])).toEqual([
      ['residential', '101A'],
      ['shop', '商铺2', '商铺10'],
      ['parking', 'B1-023'],
    ])
  })

  it('has its basement below the ground floor, on the lines its numbers tell', () => {
    const plan = planBuilding([
      door('1', '102'),
      door('1', 'B102', { floor: -1 }),
      door('1', 'B1023', { floor: -1, kind: 'parking' }),
    ])
    expect(plan.floors.map(({ floor, doors }) => [floor, ...shown(doors)])).toEqual([
      [1, '102'],
      [-1, 'B102'],
    ])
    expect(plan.apart.map(({ doors }) => shown(doors))).toEqual([['B1023']])
  })

  it('loses no door, wherever it stands', () => {
    const anyDoor = fc.record({
      unit: fc.constantFrom('', '1', '2'),
      floor: fc.option(fc.integer({ min: -2, max: 33 })),
      line: fc.option(fc.constantFrom('01', '02', '03')),
      kind: fc.constantFrom('residential', 'shop', 'parking'),
    })
    fc.assert(
      fc.property(fc.array(anyDoor, { maxLength: 60 }), (places) => {
        const doors = places.map((place) => door(place.unit, 'x', place))
        const rows = rowsOf(planBuilding(doors), 10)
        const found = rows.flat().filter((each) => each !== null)
        expect(found.sort((a, b) => a - b)).toEqual(doors.map((each) => each.id))
      }),
    )
  })

  it('counts its states and open tickets', () => {
    const counts = countDoors([
      door('1', '101', { state: 'vacant' }),
      door('1', '102', { openTickets: 2 }),
      door('1', '103', { openTickets: 1 }),
    ])
    expect(counts).toEqual({ states: { occupied: 2, let: 0, vacant: 1, renovating: 0 }, open: 3 })
  })
})

describe('moving from door to door', () => {
  const rows = [
    [11, null, 13, null],
    [null, null, null, null],
    [21, 22, 23, 24],
    [31, 32],
  ]
  it.each([
    [21, 'ArrowRight', 22],
    [11, 'ArrowRight', 13],
    [24, 'ArrowRight', null],
    [21, 'ArrowLeft', null],
    [22, 'ArrowUp', 11],
    [24, 'ArrowUp', 13],
    [13, 'ArrowDown', 23],
    [24, 'ArrowDown', 32],
    [31, 'ArrowDown', null],
    [23, 'Home', 21],
    [23, 'End', 24],
    [23, 'a', null],
    [99, 'ArrowUp', null],
  ])('%i %s', (from, key, to) => expect(neighbour(rows, from, key)).toBe(to))
})
