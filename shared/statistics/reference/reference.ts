import { expect } from 'vitest'
import type { Estimate } from '../estimate.ts'
import reference from './reference.json' with { type: 'json' }

export { reference }

/** One question of the answers of the reference. */
export const column = (at: number): number[] => reference.answers.map((row) => row[at]!)

/** The groups of the reference, of its second question. */
export const groups = [column(1).slice(0, 12), column(1).slice(12, 33), column(1).slice(33)] as const

/** Value, low and high as computed elsewhere. */
export function expectEstimate(found: Estimate, elsewhere: readonly number[], digits = 9): void {
  const figures = [found.value, found.low, found.high]
  elsewhere.forEach((figure, at) => {
    expect(figures[at]).toBeCloseTo(figure, digits)
  })
}
