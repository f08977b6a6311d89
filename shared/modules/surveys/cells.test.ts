import { describe, expect, it } from 'vitest'
import { allowed, cellsOf, saysNothing, type Question } from './cells.ts'

const open: Question = {
  id: 1,
  position: 1,
  section: '',
  kind: 'open',
  theme: '',
  demographic: '',
  words: '您的建议',
  aspects: [],
  options: [],
}

describe('words of an open question', () => {
  it.each(['', ' ', '　', '.', '。', '．', '、', '——', '……', '/', '？！', '（）', '"', '~', '\u200b'])(
    '%j says nothing and is no answer',
    (words) => {
      expect(saysNothing(words)).toBe(true)
      expect(allowed(cellsOf([open])[0]!, words)).toBe(false)
    },
  )
  it.each(['无', 'ok', '。电梯', '3', '❤', '√', '👍'])('%j says something', (words) => {
    expect(saysNothing(words)).toBe(false)
    expect(allowed(cellsOf([open])[0]!, words)).toBe(true)
  })
})
