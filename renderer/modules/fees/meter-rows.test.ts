import { describe, expect, it } from 'vitest'
import { readRow, storedReading, type SheetRow } from './meter-rows.ts'

const row = (changes: Partial<SheetRow> = {}): SheetRow => ({
  ...{ houseId: 7, room: '3-2-501', meterFrom: 10_000, meterTo: null, priceE4: 43_000 },
  ...{ chargeId: null, version: null, amountFen: null, paidFen: 0 },
  ...changes,
})

describe('a row of the reading sheet', () => {
  it('tells use and amount at once', () => {
    // 12.5 t × 4.30 yuan = 53.75 yuan
    expect(readRow(row(), { before: '100', now: '112.5' })).toMatchObject({
      reading: { houseId: 7, meterFrom: 10_000, meterTo: 11_250, version: null },
      useHundredths: 1250,
      amountFen: 5375,
      changed: true,
      problem: null,
    })
  })

  it.each([
    ['100', '99', 'below', 'now'],
    ['', '99', 'before', 'before'],
    ['100', '一百', 'NOT_A_NUMBER', 'now'],
    ['100', '-5', 'NEGATIVE', 'now'],
    ['100', '100.123', 'TOO_MANY_DECIMALS', 'now'],
    ['100', '99999999', 'TOO_LARGE', 'now'],
    ['一', '5', 'NOT_A_NUMBER', 'before'],
  ])('from %s to %s is refused: %s', (before, now, problem, at) => {
    expect(readRow(row(), { before, now })).toMatchObject({ reading: null, problem, at })
  })

  it('is not to be saved while nothing was typed, or what stands there already', () => {
    expect(readRow(row(), storedReading(row()))).toMatchObject({ reading: null, changed: false })
    const saved = row({ meterTo: 11_250 })
    expect(storedReading(saved)).toEqual({ before: '100', now: '112.50' })
    expect(readRow(saved, storedReading(saved)).changed).toBe(false)
    expect(readRow(saved, { before: '100', now: '113' }).changed).toBe(true)
  })
})
