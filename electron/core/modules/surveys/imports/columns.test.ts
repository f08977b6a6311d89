import { describe, expect, it } from 'vitest'
import gap from '../../../../../resources/questionnaires/gap.json' with { type: 'json' }
import short from '../../../../../resources/questionnaires/short.json' with { type: 'json' }
import standard from '../../../../../resources/questionnaires/standard.json' with { type: 'json' }
import { cellsOf, type Cell, type Question } from '../../../../../shared/modules/surveys/cells.ts'
import { readAnswer } from './answer-cell.ts'
import { columnName, guessTargets, targetOf } from './columns.ts'

const cellsIn = ({ questions }: { questions: object[] }): Cell[] =>
  cellsOf(
    questions.map(
      (question, position) =>
        ({
          id: position + 1,
          position,
          theme: '',
          demographic: '',
          aspects: [],
          options: [],
          ...question,
        }) as unknown as Question,
    ),
  )

describe('the columns of a sheet', () => {
  it.each([
    ['short', short],
    ['standard', standard],
    ['gap', gap],
  ])('of the %s form are found by the names that its own sheet gives them', (_, form) => {
    const cells = cellsIn(form)
    const names = cells.map((cell) => columnName(cell, cells))
    expect(new Set(names).size).toBe(cells.length)
    expect(guessTargets(['问卷编号', '房号', '回收方式', ...names], cells)).toEqual([
      'number',
      'room',
      'way',
      ...cells.map(targetOf),
    ])
  })

  it('are found however people name themes and aspects, and left alone where two are meant', () => {
    const cells = cellsIn(short)
    const at = (theme: string, aspect: string) =>
      `c${cells.find((cell) => cell.question.theme === theme && cell.aspect === aspect)!.index}`
    expect(
      guessTargets(
        ['编号', '满意度：保洁', '可靠性（重要性）', '沟通-满意', '整体满意度', '您的大名', ''],
        cells,
      ),
    ).toEqual([
      'number',
      at('cleaning', 'satisfaction'),
      at('reliability', 'importance'),
      at('communication', 'satisfaction'),
      at('overall', 'satisfaction'),
      null,
      null,
    ])
  })
})

describe('the cells of a sheet', () => {
  const cells = cellsIn(short)
  const kindOf = (kind: string) => cells.find((cell) => cell.question.kind === kind)!
  const read = (kind: string, v: string) => readAnswer(kindOf(kind), { t: 's', v })

  it.each([
    ['scale', '５', 5],
    ['scale', '4.0', 4],
    ['scale', '不太满意', 2],
    ['scale', '比较满意', 4],
    ['scale', '不了解', 0],
    ['scale', '—', null],
    ['recommend', '10分', 10],
    ['demographic', '18～29岁', 1],
    ['demographic', '3', 3],
    ['demographic', 'B', 2],
    ['open', ' 反应\n慢 ', '反应 慢'],
  ])('%s: %s is %s', (kind, text, answer) => {
    expect(read(kind, text)).toEqual({ answer, problem: null, outside: false })
  })

  it.each([
    ['scale', '6', 'OUT_OF_RANGE'],
    ['scale', '-1', 'OUT_OF_RANGE'],
    ['scale', '3.5', 'OUT_OF_RANGE'],
    ['scale', '好评', 'NOT_AN_ANSWER'],
    ['recommend', '11', 'OUT_OF_RANGE'],
    ['demographic', '九十后', 'NOT_AN_OPTION'],
  ])('%s: %s is no answer: %s', (kind, text, problem) => {
    expect(read(kind, text)).toEqual({ answer: null, problem, outside: true })
  })

  it('words that are too long are cut, and said to be', () => {
    const { answer, problem } = read('open', '很'.repeat(600))
    expect(problem).toBe('TEXT_CUT')
    expect(answer).toHaveLength(500)
  })
})
