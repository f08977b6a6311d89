import { describe, expect, it } from 'vitest'
import { visitChoices, withWord } from './quick-words.ts'

const chinese = (before: string, word: string) => before + word

describe('words that a click writes', () => {
  it('are put behind one another, and taken back by a second click', () => {
    expect(withWord('', '主卧', chinese)).toBe('主卧')
    expect(withWord('主卧', '卫生间', chinese)).toBe('主卧卫生间')
    expect(withWord('主卧卫生间 ', '卫生间', chinese)).toBe('主卧')
    expect(withWord('second bedroom', 'balcony', (a, b) => `${a} ${b}`)).toBe('second bedroom balcony')
  })

  it('offer today for a visit only while it lasts', () => {
    const offered = (hour: number) => visitChoices(hour).map(({ ahead, part }) => `${ahead} ${part}`)
    expect(offered(9)).toEqual(['0 morning', '0 afternoon', '1 morning', '1 afternoon'])
    expect(offered(11)).toEqual(['0 afternoon', '1 morning', '1 afternoon', '2 morning'])
    expect(offered(18)).toEqual(['1 morning', '1 afternoon', '2 morning', '2 afternoon'])
  })
})
