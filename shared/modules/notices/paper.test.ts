import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noticeMessage, noticePieces } from './paper.ts'

it('a text is parted at its lines, and an empty line sets apart', () => {
  expect(noticePieces('尊敬的业主：\n\n\n一、停水；\n  二、停电。\n')).toEqual([
    { text: '尊敬的业主：', indent: false, apart: false },
    { text: '一、停水；', indent: true, apart: true },
    { text: '二、停电。', indent: true, apart: false },
  ])
  expect(noticePieces(' \n ')).toEqual([])
})

it('a long line is parted behind a sentence, and only its beginning is a beginning', () => {
  const sentence = `${'停'.repeat(99)}。`
  expect(noticePieces(sentence.repeat(5)).map(({ text, indent }) => [text.length, indent])).toEqual([
    [200, true],
    [200, false],
    [100, false],
  ])
})

it('no word is lost and no piece is too long, whatever is written', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 700 }), { maxLength: 4 }), (lines) => {
      const body = lines.join('\n')
      const pieces = noticePieces(body)
      const written = (text: string) => text.replace(/\s/g, '')
      expect(written(pieces.map(({ text }) => text).join(''))).toBe(written(body))
      for (const { text } of pieces) expect([...text].length).toBeLessThanOrEqual(240)
    }),
  )
})

it('is a message of its title, its text, who signs and the day', () => {
  const notice = { title: '停水通知 ', body: '明天停水。\n', signedBy: '服务中心' }
  expect(noticeMessage(notice, '2026年11月21日')).toBe(
    '【停水通知】\n\n明天停水。\n\n服务中心\n2026年11月21日',
  )
})
