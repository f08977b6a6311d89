import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, laterThan, openSum, type OpenCharge } from './allocation.ts'

const charges = fc
  .array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 40 })
  .map((amounts) =>
    amounts.map((openFen, index): OpenCharge => ({ id: index + 1, month: '2026-01', openFen })),
  )
const amount = fc.integer({ min: 0, max: 1_000_000_000 })

describe('an amount over what is open', () => {
  it('goes to the oldest first, in part where it does not suffice', () => {
    const open = [
      { id: 7, month: '2026-01', openFen: 30_000 },
      { id: 9, month: '2026-02', openFen: 30_000 },
    ]
    expect(allocate(open, 45_000)).toEqual({
      lines: [
        { chargeId: 7, amountFen: 30_000 },
        { chargeId: 9, amountFen: 15_000 },
      ],
      advanceFen: 0,
    })
    expect(allocate(open, 70_001).advanceFen).toBe(10_001)
    expect(allocate([], 500)).toEqual({ lines: [], advanceFen: 500 })
    expect(allocate(open, 0)).toEqual({ lines: [], advanceFen: 0 })
  })

  it('is the lines and the advance, to the fen', () => {
    fc.assert(
      fc.property(charges, amount, (open, amountFen) => {
        const { lines, advanceFen } = allocate(open, amountFen)
        const paid = lines.reduce((sum, line) => sum + line.amountFen, 0)
        expect(paid + advanceFen).toBe(amountFen)
        expect(advanceFen).toBe(Math.max(0, amountFen - openSum(open)))
      }),
    )
  })

  it('never gives a charge more than it has open, nor a later one before an earlier one is full', () => {
    fc.assert(
      fc.property(charges, amount, (open, amountFen) => {
        const given = new Map(allocate(open, amountFen).lines.map((line) => [line.chargeId, line.amountFen]))
        const short = open.findIndex(({ id, openFen }) => (given.get(id) ?? 0) < openFen)
        for (const [index, { id, openFen }] of open.entries()) {
          expect(given.get(id) ?? 0).toBeLessThanOrEqual(openFen)
          if (short !== -1 && index > short) expect(given.has(id)).toBe(false)
        }
      }),
    )
  })
})

it('paying up to a month leaves out the later ones', () => {
  const open = ['2025-12', '2026-01', '2026-02'].map((month, id) => ({ id, month, openFen: 1 }))
  expect(laterThan(open, '2025-12')).toEqual([1, 2])
  expect(laterThan(open, '2026-02')).toEqual([])
})
