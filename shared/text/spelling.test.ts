import { expect, it } from 'vitest'
import { spellingRank } from './spelling.ts'

const name = { name: '水电供应', initials: 'sdgy', pinyin: 'shuidiangongying' }
const ranks = (...typed: string[]) => typed.map((text) => spellingRank(name, text))

it('ranks a name by its beginning, initials, pinyin, and what stands within', () => {
  expect(ranks('水电', 'SD', 'shuid', '供应', 'gy')).toEqual([0, 1, 2, 3, 4])
  expect(ranks('ｓｄ', ' s d ')).toEqual([1, 1])
})

it('finds everything for nothing, and nothing by one letter in the middle', () => {
  expect(ranks('', 'g', 'x', '停')).toEqual([0, null, null, null])
})
