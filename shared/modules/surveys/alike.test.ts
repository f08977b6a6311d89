import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigramsOf, likeness, Suggester } from './alike.ts'

const alike = (a: string, b: string) => likeness(bigramsOf(a), bigramsOf(b))

describe('likeness of words', () => {
  // Dice (1945): 2·|A∩B| / (|A| + |B|), counted by hand. 电梯老坏 has 电梯 梯老 老坏; 电梯又坏了 has 电梯 梯又 又坏 坏了.
  it('is twice the shared pairs of letters by all of them', () => {
    expect(alike('电梯老坏', '电梯又坏了')).toBeCloseTo(2 / 7, 12)
    // The published example of the measure with bigrams: night and nacht share one of four each.
    expect(alike('night', 'nacht')).toBe(0.25)
    expect(alike('停车难', '停车难！ ')).toBe(1)
    expect(alike('慢', '慢。')).toBe(1)
    expect(alike('', '慢')).toBe(0)
    expect(alike('！！', '…')).toBe(0)
  })

  it('is the same both ways, between none and all', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const how = alike(a, b)
        return how === alike(b, a) && how >= 0 && how <= 1
      }),
    )
  })
})

describe('suggested codes', () => {
  const names = [
    { id: 1, name: '电梯故障' },
    { id: 2, name: '反应慢' },
    { id: 3, name: '停车难、乱停车' },
    { id: 4, name: '绿化差' },
  ]
  const coded = [
    { words: '电梯老坏', times: 3, codes: new Map([[1, 3]]) },
    {
      words: '电梯老坏没人修',
      times: 1,
      codes: new Map([
        [1, 1],
        [2, 1],
      ]),
    },
  ]

  it('are those of words like these, the best first, and say which words', () => {
    expect(new Suggester(coded, names).suggest('电梯老是坏')).toEqual([
      { codeId: 1, like: '电梯老坏' },
      { codeId: 2, like: '电梯老坏没人修' },
    ])
    expect(new Suggester(coded, names).suggest('电梯老坏，没有人修')).toEqual([
      { codeId: 1, like: '电梯老坏没人修' },
      { codeId: 2, like: '电梯老坏没人修' },
    ])
  })

  it('come from the names of codes where nothing was coded yet', () => {
    expect(new Suggester([], names).suggest('停车难')).toEqual([{ codeId: 3, like: '停车难、乱停车' }])
    expect(new Suggester([], names).suggest('都挺好')).toEqual([])
  })

  it('never name a code that is put away', () => {
    expect(new Suggester(coded, names.slice(1)).suggest('电梯老坏')).toEqual([
      { codeId: 2, like: '电梯老坏没人修' },
    ])
  })
})
