import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chosenTwice, drawn, plannedStrata, sizeSteps } from './draw.ts'

const rules = { confidence: 95, margin: 500, expected: 5000, returns: 8000, reserve: 2000, sampleWish: null }

it('knows the table of the handbook', () => {
  // domain.md 2.7, computed there by n = n0 ÷ (1 + (n0 − 1) ÷ N).
  const table = { 200: 132, 300: 169, 500: 218, 1000: 278, 1800: 317, 3000: 341, 5000: 357 }
  for (const [frame, needed] of Object.entries(table))
    expect(sizeSteps(Number(frame), rules).needed).toBe(needed)
  expect(sizeSteps(1800, rules)).toMatchObject({ unlimited: 385, needed: 317, papers: 397, reserve: 80 })
})

it('asks nobody of an empty frame and everybody of a small one', () => {
  expect(sizeSteps(0, rules)).toMatchObject({ needed: 0, papers: 0, reserve: 0 })
  expect(sizeSteps(1, rules)).toMatchObject({ needed: 1, papers: 1, reserve: 0 })
  expect(sizeSteps(50, { ...rules, sampleWish: 9000 })).toMatchObject({ papers: 50, reserve: 0 })
})

const frames = fc
  .array(fc.constantFrom('1', '2', '3', '4'), { minLength: 1, maxLength: 120 })
  .map((strata) => strata.map((stratum, at) => ({ houseId: at + 1, stratum })))

it('draws as many as planned of each stratum, nobody twice, whatever the order of the frame', () => {
  fc.assert(
    fc.property(
      frames,
      fc.integer({ min: 1, max: 150 }),
      fc.integer({ min: 1, max: 1e9 }),
      (frame, wish, seed) => {
        const steps = sizeSteps(frame.length, { ...rules, sampleWish: wish })
        const plan = plannedStrata(frame, steps)
        const { main, reserve } = drawn(frame, plan, seed)
        expect(main).toHaveLength(steps.papers)
        expect(reserve).toHaveLength(steps.reserve)
        expect(new Set([...main, ...reserve].map(({ houseId }) => houseId)).size).toBe(
          main.length + reserve.length,
        )
        for (const each of plan) {
          const of = (houses: typeof main) => houses.filter(({ stratum }) => stratum === each.stratum).length
          expect([of(main), of(reserve)]).toEqual([each.main, each.reserve])
          // In proportion, give or take the remainder.
          expect(Math.abs(each.main - (steps.papers * each.frame) / frame.length)).toBeLessThan(1)
        }
        const turned = drawn([...frame].reverse(), plan, seed)
        expect(new Set(turned.main)).toEqual(new Set(main))
      },
    ),
  )
})

it('every house is as likely as another', () => {
  const frame = Array.from({ length: 20 }, (_, at) => ({ houseId: at + 1, stratum: '' }))
  const times = new Map<number, number>()
  for (let seed = 1; seed <= 2000; seed++)
    for (const { houseId } of drawn(frame, [{ stratum: '', frame: 20, main: 5, reserve: 0 }], seed).main)
      times.set(houseId, (times.get(houseId) ?? 0) + 1)
  // 2000 draws of 5 in 20: 500 each, standard deviation √(2000 × ¼ × ¾) = 19.4; five of them.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(97)
  expect(times.size).toBe(20)
})

it('a tenth is typed twice, rounded up', () => {
  expect(chosenTwice([...'abcdefghijk'], 1000, 3).size).toBe(2)
  expect(chosenTwice([], 1000, 3).size).toBe(0)
  expect(chosenTwice([1, 2, 3], 0, 3).size).toBe(0)
})
