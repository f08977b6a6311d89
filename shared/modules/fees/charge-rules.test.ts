import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountOf,
  chargeState,
  fixedAmount,
  formatPrice,
  formatQuantity,
  meterOf,
  mostHundredths,
  mostPriceE4,
  overlaps,
  readDecimal,
  standardFor,
  usualDueDay,
} from './charge-rules.ts'

describe('an amount', () => {
  // Worked out by hand: 2.80 × 89.15 = 249.62, 2.80 × 126.80 = 355.04, 6.50 × 86.22 = 560.43.
  it.each([
    [28_000, 8915, 24_962],
    [28_000, 12_680, 35_504],
    [65_000, 8622, 56_043],
    // 0.5283 × 120 = 63.396
    [5283, 12_000, 6340],
    // 1.05 × 0.50 = 0.525: half a fen goes up
    [10_500, 50, 53],
    [0, 8915, 0],
  ])('of %i by %i is %i fen', (price, quantity, fen) => {
    expect(amountOf(price, quantity)).toBe(fen)
  })

  it('is within half a fen of the exact product, the half going up, however large it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: mostPriceE4 }),
        fc.integer({ min: 0, max: mostHundredths }),
        (price, quantity) => {
          const difference = BigInt(amountOf(price, quantity)) * 10_000n - BigInt(price) * BigInt(quantity)
          expect(difference > -5000n && difference <= 5000n).toBe(true)
        },
      ),
    )
  })

  it('that is the same for each house is the price itself', () => {
    expect(fixedAmount(1_500_000)).toBe(15_000)
  })
})

const standard = (changes: object = {}) => ({
  houseKind: null as string | null,
  buildingId: null as number | null,
  fromMonth: '2026-01',
  untilMonth: null as string | null,
  ...changes,
})

describe('the standard for a house', () => {
  const all = standard()
  const shops = standard({ houseKind: 'shop' })
  const third = standard({ buildingId: 3 })
  const thirdShops = standard({ buildingId: 3, houseKind: 'shop' })
  const every = [all, shops, third, thirdShops]

  it('is the closest one: by building, then by kind, then the one for all', () => {
    expect(standardFor(every, { kind: 'shop', buildingId: 3 }, '2026-05')).toBe(thirdShops)
    expect(standardFor(every, { kind: 'residential', buildingId: 3 }, '2026-05')).toBe(third)
    expect(standardFor(every, { kind: 'shop', buildingId: 1 }, '2026-05')).toBe(shops)
    expect(standardFor(every, { kind: 'residential', buildingId: 1 }, '2026-05')).toBe(all)
    expect(standardFor([all, shops, third], { kind: 'shop', buildingId: 3 }, '2026-05')).toBe(third)
  })

  it('leaves parking spaces to those for parking or for any kind', () => {
    const homes = standard({ houseKind: 'residential' })
    expect(standardFor([homes], { kind: 'parking', buildingId: 1 }, '2026-05')).toBeUndefined()
    expect(standardFor([homes, all], { kind: 'parking', buildingId: 1 }, '2026-05')).toBe(all)
  })

  it('is in force from its first month to its last', () => {
    const year = [standard({ untilMonth: '2026-12' })]
    const house = { kind: 'shop', buildingId: 1 }
    expect(
      ['2025-12', '2026-01', '2026-12', '2027-01'].map((month) => !!standardFor(year, house, month)),
    ).toEqual([false, true, true, false])
  })

  it('overlaps another only for the same houses', () => {
    expect(overlaps(all, shops)).toBe(false)
    expect(overlaps(all, standard({ fromMonth: '2027-01' }))).toBe(true)
    expect(overlaps(standard({ untilMonth: '2026-12' }), standard({ fromMonth: '2027-01' }))).toBe(false)
  })
})

describe('a charge', () => {
  const charge = { voided: false, amountFen: 100, waivedFen: 0, paidFen: 0 }
  it.each([
    [{}, 'open'],
    [{ waivedFen: 40 }, 'open'],
    [{ paidFen: 40 }, 'partly'],
    [{ paidFen: 100 }, 'settled'],
    [{ waivedFen: 100 }, 'settled'],
    [{ waivedFen: 60, paidFen: 40 }, 'settled'],
    [{ voided: true }, 'void'],
  ])('with %o is %s', (changes, state) => {
    expect(chargeState({ ...charge, ...changes })).toBe(state)
  })
  it('is due on the last day of its month', () => {
    expect(usualDueDay('2028-02')).toBe('2028-02-29')
  })
})

it('an item is read from the meter it is called after', () => {
  expect(['水费', '生活用水', '电费', 'Power', '物业费'].map(meterOf)).toEqual([
    'water',
    'water',
    'power',
    'power',
    null,
  ])
})

describe('a number as it is typed', () => {
  const price = { decimals: 4, most: mostPriceE4 }
  it.each([
    ['2.8', 28_000],
    ['２．８０', 28_000],
    ['¥1,280.5元', 12_805_000],
    ['0.52830', 5283],
    ['', null],
  ])('%s is read', (typed, value) => {
    expect(readDecimal(typed, price)).toEqual({ value })
  })
  it.each([
    ['二块八', 'NOT_A_NUMBER'],
    ['1e5', 'NOT_A_NUMBER'],
    ['-1', 'NEGATIVE'],
    ['2.80001', 'TOO_MANY_DECIMALS'],
    ['100001', 'TOO_LARGE'],
    ['99999999999999999999', 'TOO_LARGE'],
  ])('%s is refused', (typed, problem) => {
    expect(readDecimal(typed, price)).toEqual({ problem })
  })
  it('comes back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: mostPriceE4 }), (value) => {
        expect(readDecimal(formatPrice(value), price)).toEqual({ value })
      }),
    )
    expect([formatPrice(28_000), formatPrice(5283), formatQuantity(8915)]).toEqual([
      '2.80',
      '0.5283',
      '89.15',
    ])
  })
})
