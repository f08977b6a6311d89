import { expect, it } from 'vitest'
import { cellsOf, type Answer, type Question } from './cells.ts'
import { blankShare, excludedFor, flagsOf, isStraightLine } from './exclusion.ts'

const question = (at: number, part: Partial<Question>): Question => ({
  id: at,
  position: at,
  section: '',
  kind: 'scale',
  theme: '',
  demographic: '',
  words: `Q${at}`,
  aspects: [],
  options: [],
  ...part,
})

/** Four ratings in two aspects, the overall one, a recommendation, who somebody is, and words: cells 0 to 11. */
const cells = cellsOf([
  ...[0, 1, 2, 3].map((at) => question(at, { theme: 'safety', aspects: ['satisfaction', 'importance'] })),
  question(4, { theme: 'overall', aspects: ['satisfaction'] }),
  question(5, { kind: 'recommend' }),
  question(6, { kind: 'demographic', demographic: 'age', options: ['a', 'b'] }),
  question(7, { kind: 'open' }),
])
const rules = { blankE4: 2000, straightExcluded: true }
const usual = { hasWords: false, duplicateNumber: false, duplicateHouse: false, outOfFrame: false }
const full: Answer[] = [5, 4, 3, 4, 5, 5, 2, 3, 4, 8, 1, null]

const blanked = (...at: number[]) => full.map((answer, index) => (at.includes(index) ? null : answer))

it('counts blanks among what must be answered: neither who somebody is nor their words', () => {
  expect(cells).toHaveLength(12)
  expect(blankShare(cells, full)).toBe(0)
  expect(blankShare(cells, blanked(10, 11))).toBe(0)
  expect(blankShare(cells, blanked(0, 1))).toBe(2000)
  expect(flagsOf(cells, blanked(0, 1), usual, rules)).toEqual([])
  expect(flagsOf(cells, blanked(0, 1, 9), usual, rules)).toEqual(['blanks'])
})

it('"cannot say" is an answer and not a blank', () => {
  const unsure = full.map((answer, index) => (index < 4 ? 0 : answer))
  expect(blankShare(cells, unsure)).toBe(0)
})

it('an all blank one is only that, and words alone make it one with too many blanks', () => {
  const nothing = full.map(() => null)
  expect(flagsOf(cells, nothing, usual, rules)).toEqual(['all-blank'])
  expect(flagsOf(cells, nothing, { ...usual, hasWords: true }, rules)).toEqual(['blanks'])
})

it('sees one stroke through all ratings, whatever the overall one says, but not in a few answers', () => {
  const stroke: Answer[] = [5, 5, 5, 5, 5, null, 5, 5, 4, 8, 1, null]
  expect(isStraightLine(cells, stroke)).toBe(true)
  expect(isStraightLine(cells, full)).toBe(false)
  expect(
    isStraightLine(
      cells,
      stroke.map((answer, index) => (index < 4 ? null : answer)),
    ),
  ).toBe(false)
  expect(flagsOf(cells, stroke, usual, rules)).toEqual(['straight-line'])
})

it('a form without anything to rate has no blanks and no stroke', () => {
  expect(blankShare([], [])).toBe(0)
  expect(isStraightLine([], [])).toBe(false)
})

it('names the first reason, and a manager stands above the rule', () => {
  expect(excludedFor([], '', rules)).toBeNull()
  expect(excludedFor(['straight-line', 'duplicate-house'], '', rules)).toBe('straight-line')
  expect(excludedFor(['straight-line', 'duplicate-house'], '', { straightExcluded: false })).toBe(
    'duplicate-house',
  )
  expect(excludedFor(['straight-line'], '', { straightExcluded: false })).toBeNull()
  expect(excludedFor(['blanks'], 'keep', rules)).toBeNull()
  expect(excludedFor([], 'drop', rules)).toBe('decision')
  expect(excludedFor(['blanks'], 'drop', rules)).toBe('blanks')
})
