import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseChineseNumber } from './chinese-number.ts'
import { matchedRange } from './highlight.ts'
import { cleanText, normaliseCode, toHalfWidth } from './normalise.ts'

describe('texts typed with any input method', () => {
  it('turns full-width letters, digits, punctuation and space into their ASCII twins', () => {
    expect(toHalfWidth('ＡＢｃ－１２３＃（０１０）　。')).toBe('ABc-123#(010) 。')
  })

  it('removes what nobody can see and keeps one space between words', () => {
    expect(cleanText('\u3000\u00a0 张\u200b三 \t\r\n李四\ufeff\u3000')).toBe('张三 李四')
  })

  it('reads a code without spaces, in upper case, with the Chinese full stop as a dot', () => {
    expect(normaliseCode(' ３。２。５０１ａ ')).toBe('3.2.501A')
    expect(normaliseCode('京 a·12345')).toBe('京A·12345')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text))
        expect(normaliseCode(text)).not.toMatch(/\s/)
      }),
    )
  })
})

describe('Chinese numbers', () => {
  const digit = (n: number) => '零一二三四五六七八九'[n]!
  const written = (n: number) =>
    n < 10 ? digit(n) : `${n < 20 ? '' : digit(Math.floor(n / 10))}十${n % 10 ? digit(n % 10) : ''}`

  it('reads every number below one hundred as it is written, and larger ones', () => {
    for (let n = 0; n < 100; n++) expect(parseChineseNumber(written(n))).toBe(String(n))
    expect(['一百零三', '一百二十', '一千二百零一', '五〇一', '两'].map(parseChineseNumber)).toEqual([
      '103',
      '120',
      '1201',
      '501',
      '2',
    ])
  })

  it('refuses what is no number', () => {
    expect(['', '张', '十百', '二三十', '三栋'].map(parseChineseNumber)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('the marked part of a row', () => {
  const marked = (...[query, display, hint]: Parameters<typeof matchedRange>) => {
    const range = matchedRange(query, display, hint)
    return range && display.slice(range.start, range.end)
  }

  it('marks what was typed, whatever stands between', () => {
    expect(marked('张芳', '王张芳')).toBe('张芳')
    expect(marked('32501', '3-2-501')).toBe('3-2-501')
    expect(marked('3-2-5', '3-2-501')).toBe('3-2-5')
    expect(marked('ts2026', 'TS-20261121-0007')).toBe('TS-2026')
    expect(marked('８０００', '138****8000', { last: true })).toBe('8000')
    expect(marked('13', '13 0000 0013', { last: true })).toBe('13')
  })

  it('marks a match by sound where its hint says', () => {
    expect(marked('zf', '王张芳', { offset: 1, length: 2 })).toBe('张芳')
    expect(marked('zhang', '王张芳', { offset: 1 })).toBe('张芳')
  })

  it('marks nothing where nothing matches', () => {
    expect(marked('zf', '王张芳')).toBeNull()
    expect(marked('', '王张芳')).toBeNull()
    expect(marked('zf', '王*', { offset: 5 })).toBeNull()
  })
})
