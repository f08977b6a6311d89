import { expect, it } from 'vitest'
import { quotesByCode } from './result-quotes.ts'

it('puts every quote once, by question and the first of its codes, what has none last', () => {
  const code = (id: number, name: string) => ({
    ...{ id, version: 1, name, letters: 'x', theme: '' as const, tone: 'complaint' as const },
    ...{ shipped: true, archived: false, used: 0 },
  })
  const found = quotesByCode(
    [
      { id: 1, questionId: 7, words: '电梯老坏', codes: [3] },
      { id: 2, questionId: 7, words: '谢谢', codes: [] },
      { id: 3, questionId: 7, words: '车位少，电梯慢', codes: [3, 2] },
      { id: 4, questionId: 8, words: '多种树', codes: [2] },
    ],
    [code(2, '停车'), code(3, '电梯')],
    [
      { id: 7, words: '最不满意' },
      { id: 8, words: '建议' },
      { id: 9, words: '没有人答' },
    ],
    { row: (key) => key },
  )
  expect(found).toEqual([
    { question: '最不满意', code: '停车', quotes: ['车位少，电梯慢'] },
    { question: '最不满意', code: '电梯', quotes: ['电梯老坏'] },
    { question: '最不满意', code: 'uncoded', quotes: ['谢谢'] },
    { question: '建议', code: '停车', quotes: ['多种树'] },
  ])
})
