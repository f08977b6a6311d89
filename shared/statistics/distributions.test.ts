import { describe, expect, it } from 'vitest'
import {
  chiSquareAbove,
  fisherQuantile,
  incompleteBeta,
  normalQuantile,
  studentOf,
  upperGamma,
} from './distributions.ts'
import { reference } from './reference/reference.ts'

/** Equal to so many digits, however small. */
const expectClose = (found: number, elsewhere: number): void => {
  expect(Math.abs(found - elsewhere)).toBeLessThanOrEqual(1e-10 * Math.max(1e-3, Math.abs(elsewhere)))
}

describe('distributions are those of scipy', () => {
  it.each(reference.normal)('normal at %d', (p, elsewhere) => {
    expectClose(normalQuantile(p!), elsewhere!)
  })
  it.each(reference.student)('t of %d percent with %d degrees', (confidence, df, elsewhere) => {
    expectClose(studentOf(confidence!, df!), elsewhere!)
  })
  it.each(reference.chiSquare)('χ² above %d with %d degrees', (x, df, elsewhere) => {
    expectClose(chiSquareAbove(x!, df!), elsewhere!)
  })
  it.each(reference.fisher)('F at %d with %d and %d degrees', (p, df1, df2, elsewhere) => {
    expectClose(fisherQuantile(p!, df1!, df2!), elsewhere!)
  })
  it.each(reference.beta)('beta of %d and %d at %d', (a, b, x, elsewhere) => {
    expectClose(incompleteBeta(a!, b!, x!), elsewhere!)
  })
  it('end at their ends', () => {
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1), upperGamma(2, 0)]).toEqual([0, 1, 1])
    expect(chiSquareAbove(5000, 3)).toBeLessThan(1e-300)
  })
})
