import { describe, expect, it } from 'vitest'
import { outOfBounds, parseFloors, parseUnits, planGeneration } from './generation.ts'

describe('a building’s doors', () => {
  const typed = { units: '1-2', floorFrom: -1, floorTo: 3, doors: 2, skipFloors: '2' }

  it('stand floor over floor, without a floor nought and the skipped ones', () => {
    expect(planGeneration(typed)).toEqual({
      units: ['1', '2'],
      skipFloors: [2],
      floors: [
        { floor: 3, rooms: ['301', '302'] },
        { floor: 1, rooms: ['101', '102'] },
        { floor: -1, rooms: ['B101', 'B102'] },
      ],
      count: 12,
    })
  })

  it('are none while the floors are upside down', () => {
    expect(planGeneration({ ...typed, floorFrom: 4 })).toBeUndefined()
  })

  it('are too many above the limit', () => {
    expect(outOfBounds(planGeneration({ ...typed, floorTo: 99, doors: 40 })!)).toBe(true)
    expect(outOfBounds(planGeneration(typed)!)).toBe(false)
  })
})

describe('units and floors as typed', () => {
  it.each([
    ['1-3', ['1', '2', '3']],
    ['1，3、东', ['1', '3', '东']],
    ['', ['']],
    ['3-1', ['3-1']],
    ['1-30', undefined],
  ])('%s', (text, units) => expect(parseUnits(text)).toEqual(units))

  it.each([
    ['4,13-14', [4, 13, 14]],
    ['', []],
    ['-1', [-1]],
    ['四', undefined],
  ])('skips %s', (text, floors) => expect(parseFloors(text)).toEqual(floors))
})
