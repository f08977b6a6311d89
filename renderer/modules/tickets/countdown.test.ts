import { describe, expect, it } from 'vitest'
import { countdown, shareLeft } from './countdown.ts'

describe('the countdown', () => {
  it('shows minutes and seconds, and hours only when there are any', () => {
    expect(countdown(134_000)).toBe('02:14')
    expect(countdown(3_734_999)).toBe('1:02:14')
    expect(countdown(0)).toBe('00:00')
    expect(countdown(-61_000)).toBe('01:01')
  })

  it('knows how much of the promise is left', () => {
    const from = '2026-11-21T01:00:00.000Z'
    const until = '2026-11-21T01:15:00.000Z'
    expect(shareLeft(from, until, Date.parse('2026-11-21T01:12:00.000Z'))).toBeCloseTo(0.2)
    expect(shareLeft(from, until, Date.parse('2026-11-21T02:00:00.000Z'))).toBe(0)
    expect(shareLeft(until, until, Date.parse(from))).toBe(0)
  })
})
