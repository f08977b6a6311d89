import { expect, it } from 'vitest'
import { noEstimate, scaledEstimate } from './estimate.ts'

it('turns an estimate into another unit, its interval round where the unit runs the other way', () => {
  const of = { n: 9, value: 4, low: 3, high: 4.5 }
  expect(scaledEstimate(of, 20)).toEqual({ n: 9, value: 80, low: 60, high: 90 })
  expect(scaledEstimate(of, -1, 5)).toEqual({ n: 9, value: 1, low: 0.5, high: 2 })
  expect(scaledEstimate(noEstimate(3), 20)).toEqual(noEstimate(3))
})
