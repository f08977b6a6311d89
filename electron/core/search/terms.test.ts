import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  combinedTerms,
  nameTerms,
  numberTerms,
  offsetOf,
  phoneTerms,
  plateTerms,
  roomTerms,
} from './terms.ts'
import type { SearchTerm } from './terms.ts'

const of = (terms: SearchTerm[], kind: string) =>
  terms.filter((term) => term.kind === kind).map(({ term }) => term)

describe('what a name is found by', () => {
  it('has every ending by character, sound and initials', () => {
    const terms = nameTerms('王张芳')
    expect(of(terms, 'name')).toEqual(['王张芳', '*张芳', '*芳'])
    expect(of(terms, 'pinyin')).toEqual(['wangzhangfang', '*zhangfang', '*fang'])
    expect(of(terms, 'initials')).toEqual(['wzf', '*zf', '*f'])
  })

  it.each([
    ['曾小贤', 'zengxiaoxian', 'cengxiaoxian'],
    ['单雄信', 'shanxiongxin', 'danxiongxin'],
    ['解晓东', 'xiexiaodong', 'jiexiaodong'],
    ['朴树', 'piaoshu', 'pushu'],
    ['仇英', 'qiuying', 'chouying'],
    ['查良镛', 'zhaliangyong', 'chaliangyong'],
    ['盖叫天', 'gejiaotian', 'gaijiaotian'],
    ['尉迟恭', 'yuchigong', 'weichigong'],
    ['张乐', 'zhangle', 'zhangyue'],
  ])('reads %s as %s first, and as %s', (name, usual, other) => {
    const terms = nameTerms(name)
    expect(of(terms, 'pinyin')[0]).toBe(usual)
    expect(of(terms, 'pinyin')).toContain(other)
    const weight = (term: string) => terms.find((row) => row.kind === 'pinyin' && row.term === term)!.weight
    expect(weight(usual)).toBeGreaterThan(weight(other))
  })

  it('types ü as v and keeps compound surnames together', () => {
    expect(of(nameTerms('吕布'), 'pinyin')[0]).toBe('lvbu')
    expect(of(nameTerms('单于乐'), 'pinyin')).toEqual(expect.arrayContaining(['chanyule', 'shanyule']))
  })

  it('takes names in other letters word by word', () => {
    expect(of(nameTerms('John Smith'), 'name')).toEqual(['johnsmith', '*smith'])
    expect(of(nameTerms('买买提·艾力'), 'name')[0]).toBe('买买提艾力')
    expect(of(nameTerms('Tom 李'), 'pinyin')).toEqual(['tomli', '*li'])
    expect(nameTerms(' ')).toEqual([])
  })

  it('finds a company by any part of its name, by sound only as far as anybody types', () => {
    const terms = nameTerms('北京青龙园物业服务有限公司海淀分公司')
    expect(of(terms, 'name')).toEqual(
      expect.arrayContaining(['北京青龙园物业服务有限公司海淀分公司', '*海淀分公司']),
    )
    expect(of(terms, 'initials')[0]).toBe('bjqlywyfwyxg')
    expect(of(terms, 'initials')).not.toContain('*hdfgs')
  })

  it('says where in the name a term begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'王张芳曾单欧阳𠮷A b·'), maxLength: 8 }), (typed) => {
        const name = typed.replace(/\s+/g, ' ').trim()
        for (const { term, kind, weight } of nameTerms(name)) {
          if (kind !== 'name') continue
          const ending = name.slice(offsetOf(weight)).toLowerCase().replace(/[ ·]/g, '')
          expect(ending).toBe(term.replace('*', ''))
        }
      }),
    )
  })

  it('joins a name and a room', () => {
    const terms = of(combinedTerms('单三', { building: '3', unit: '2', room: '501' }), 'name')
    expect(terms).toEqual(
      expect.arrayContaining([
        '@单三501',
        '@单501',
        '@ss501',
        '@ds501',
        '@shansan501',
        '@dansan501',
        '@shan501',
        '@dan501',
      ]),
    )
    expect(combinedTerms('', { building: '3', unit: '', room: '501' })).toEqual([])
  })
})

describe('what phones, rooms and numbers are found by', () => {
  it('has a phone by head and tail, a landline also without its area code', () => {
    expect(phoneTerms('13800138000').map(({ term }) => term)).toEqual(['+13800138000', '<00083100831'])
    expect(of(phoneTerms('01088881234'), 'phone')).toEqual(['+01088881234', '+88881234'])
    expect(phoneTerms('')).toEqual([])
  })

  it('has a plate whole, without its province, and by its last characters', () => {
    expect(plateTerms('京A12345').map(({ term }) => term)).toEqual([
      '=京a12345',
      '=a12345',
      '=12345',
      '=2345',
      '=345',
    ])
    expect(plateTerms('')).toEqual([])
  })

  it('has a room in all its forms', () => {
    expect(of(roomTerms({ building: '3', unit: '2', room: '501' }), 'room')).toEqual([
      '3-2-501',
      '32501',
      '3-501',
      '501',
    ])
    expect(of(roomTerms({ building: '3', unit: '', room: '501' }), 'room')).toEqual(['3-501', '3501', '501'])
    expect(of(roomTerms({ building: '商业街', unit: '', room: '商铺01' }), 'room')).toEqual(
      expect.arrayContaining(['商业街-商铺01', '商业街商铺1', '商铺01', 'syjsp01', 'sp1']),
    )
  })

  it('has a number whole, without its letters, and by its series', () => {
    expect(numberTerms('TS-20261121-0007').map(({ term }) => term)).toEqual([
      '#ts202611210007',
      '#202611210007',
      '#0007',
    ])
  })

  it('gives each term once, none empty, for any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const address = { building: a, unit: b, room: c }
        for (const terms of [
          nameTerms(a),
          phoneTerms(b),
          plateTerms(b),
          roomTerms(address),
          numberTerms(c),
          combinedTerms(a, address),
        ]) {
          const keys = terms.map(({ term, kind }) => `${kind} ${term}`)
          expect(new Set(keys).size).toBe(keys.length)
          for (const { term } of terms) expect(term.replace(/^[*@+<#=]/, '')).not.toBe('')
        }
      }),
    )
  })
})
