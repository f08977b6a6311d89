import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperFor, splitPages } from './split-pages.ts'

const sheet = { capacity: 100, frame: 10, end: 20 }

describe('the pages of a printed list', () => {
  it('hold as many rows as fit under the head', () => {
    expect(splitPages({ ...sheet, items: Array<number>(20).fill(10) })).toEqual([
      [0, 9],
      [9, 18],
      [18, 20],
    ])
  })

  it('take a row along to the page of the signature', () => {
    expect(splitPages({ ...sheet, items: Array<number>(9).fill(10) })).toEqual([
      [0, 8],
      [8, 9],
    ])
    expect(splitPages({ ...sheet, items: Array<number>(7).fill(10) })).toEqual([[0, 7]])
  })

  it('are one even without a row', () => {
    expect(splitPages({ ...sheet, items: [] })).toEqual([[0, 0]])
  })

  it('give a row higher than a page one of its own, the signature after it', () => {
    expect(splitPages({ ...sheet, items: [10, 200, 10] })).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    expect(splitPages({ ...sheet, items: [200] })).toEqual([
      [0, 1],
      [1, 1],
    ])
  })

  it('have every row once and in order, and no page runs over', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 60 })
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 60 }), (items, end) => {
        const pages = splitPages({ items, capacity: 100, frame: 10, end })
        let next = 0
        pages.forEach(([from, to], page) => {
          expect(from).toBe(next)
          next = to
          const height = items.slice(from, to).reduce((sum, item) => sum + item, 0)
          const last = page === pages.length - 1
          expect(height + (last ? end : 0)).toBeLessThanOrEqual(90)
        })
        expect(next).toBe(items.length)
      }),
    )
  })
})

it('many columns are printed across', () => {
  expect([paperFor(6), paperFor(7)]).toEqual(['A4', 'A4-landscape'])
})
