import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sources, type Source } from './moments.ts'
import { cursorOf, newestFirst, placed, placeOf } from './order.ts'

const instants = ['2026-11-20T16:00:00.000Z', '2026-11-21T01:12:00.000Z', '2026-11-21T01:12:00.001Z']
const places = fc.record({
  instant: fc.constantFrom(...instants),
  source: fc.constantFrom(...(Object.keys(sources) as Source[])),
  id: fc.integer({ min: 1, max: 3 }),
})

describe('the order of a timeline', () => {
  it('is the same from wherever it is sorted', () => {
    fc.assert(
      fc.property(fc.array(places, { maxLength: 12 }), fc.integer(), (entries, seed) => {
        const turned = entries.map((_, index) => entries[(index + Math.abs(seed)) % entries.length]!)
        expect(turned.sort(newestFirst)).toEqual([...entries].sort(newestFirst))
      }),
    )
  })

  it('is kept by a cursor, whether its entry is there or not', () => {
    fc.assert(
      fc.property(places, places, (entry, other) => {
        const end = placeOf(cursorOf(entry))
        expect(Math.sign(newestFirst(end, other))).toBe(Math.sign(newestFirst(entry, other)))
      }),
    )
  })
})

it.each([
  ['2019', '2018-12-31T16:00:00.000Z'],
  ['2019-10', '2019-09-30T16:00:00.000Z'],
  ['2019-10-03', '2019-10-02T16:00:00.000Z'],
  ['2019-10-03T05:00:00.000Z', '2019-10-03T05:00:00.000Z'],
])('%s stands at the beginning of what it says, in the time of the office', (at, instant) => {
  const moment = { source: 'in' as const, id: 1, at, direction: 'none' as const }
  expect(placed('Asia/Shanghai', moment).instant).toBe(instant)
})

it.each(['', 'step:1', '2026-11-21T01:12:00.000Z|flag:1', '2026-11-21T01:12:00.000Z|step:x'])(
  'refuses the cursor %j',
  (cursor) => {
    expect(() => placeOf(cursor)).toThrow('INVALID_INPUT')
  },
)
