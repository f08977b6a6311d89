import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigramsOf, hintsFor, searchKnowledge, type Findable } from './knowledge-search.ts'

const entry = (categoryId: number | null, title: string, initials: string, keywords: string): Findable => ({
  ...{ categoryId, title, initials, keywords },
  pinyin: `${initials}…`,
  words: `关于${title}的答复`,
})
const visitors = entry(33, '访客的车怎么进', 'fkdczmj', '访客停车 客人停车 亲友')
const cards = entry(41, '门禁卡丢了怎么补', 'mjkdlzmb', '补卡 门禁卡 挂失')
const moving = entry(null, '搬家要提前说吗', 'bjytqsm', '搬家 电梯预约')
const entries = [visitors, cards, moving]
const hints = (words: string, categoryIds: number[] = []) => hintsFor(entries, { categoryIds, words })

describe('hints while typing', () => {
  it('come by a keyword, by the words of the title, and by the category alone', () => {
    expect(hints('业主的门禁卡坏了')).toEqual([cards])
    expect(hints('周末搬家公司要来')).toEqual([moving])
    expect(hints('问访客的车怎么进来')).toEqual([visitors])
    expect(hints('', [33, 3])).toEqual([visitors])
  })

  it('stay away without a reason', () => {
    expect(hints('')).toEqual([])
    expect(hints('楼道里的灯不亮')).toEqual([])
    expect(hints('', [3])).toEqual([])
    expect(hintsFor([entry(null, '吗', 'm', '吗')], { categoryIds: [], words: '吗' })).toEqual([])
  })

  it('put the best first and keep to the limit', () => {
    expect(hints('门禁卡丢了怎么补', [33, 3])).toEqual([cards, visitors])
    expect(hintsFor(entries, { categoryIds: [33], words: '补卡 搬家' }, 2)).toHaveLength(2)
  })

  it('are entries of the list, each once, whatever is typed', () => {
    const saying = fc.oneof(
      fc.string(),
      fc.constantFrom('搬家', '补卡', '访客停车').map((word) => `要${word}`),
    )
    fc.assert(
      fc.property(saying, fc.subarray([33, 41, 7]), fc.nat(3), (words, categoryIds, limit) => {
        const found = hintsFor(entries, { categoryIds, words }, limit)
        expect(found.length).toBeLessThanOrEqual(limit)
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((one) => entries.includes(one))).toBe(true)
      }),
    )
  })
})

describe('searching', () => {
  it('finds by title, initials, keyword and text, the title first', () => {
    expect(searchKnowledge(entries, '门禁')).toEqual([cards])
    expect(searchKnowledge(entries, 'MJK')).toEqual([cards])
    expect(searchKnowledge(entries, '亲友')).toEqual([visitors])
    expect(searchKnowledge(entries, '怎么')).toEqual([visitors, cards])
    expect(searchKnowledge(entries, '搬家')[0]).toBe(moving)
  })

  it('wants every word', () => {
    expect(searchKnowledge(entries, '怎么　补卡')).toEqual([cards])
    expect(searchKnowledge(entries, '怎么 卡')).toEqual([cards])
  })

  it('shows all for nothing, and what is near for a whole sentence', () => {
    expect(searchKnowledge(entries, '  ')).toEqual(entries)
    expect(searchKnowledge(entries, '我的门禁卡昨天丢了')).toEqual([cards])
    expect(searchKnowledge(entries, '天气预报')).toEqual([])
  })
})

it('pairs of letters ignore what stands between them', () => {
  expect([...bigramsOf('门禁，卡！ A1')]).toEqual(['门禁', '禁卡', '卡a', 'a1'])
  expect(bigramsOf('门').size).toBe(0)
})
