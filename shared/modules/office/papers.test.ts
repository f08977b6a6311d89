import { expect, it } from 'vitest'
import { copyNames } from './papers.ts'

it("reads the copies' names however they are separated, each once and at most six", () => {
  expect(copyNames(' 物业联、工程联，财务联 住户联 / 物业联')).toEqual([
    '物业联',
    '工程联',
    '财务联',
    '住户联',
  ])
  expect(copyNames('')).toEqual([])
  expect(copyNames('a b c d e f g')).toHaveLength(6)
})
