import { describe, expect, it } from 'vitest'
import { alarmsOf, answered, questionsFor, stillAsked } from './questions.ts'

const question = (id: number, categoryId: number, words: string, alarm: 'yes' | 'no' | null = null) => ({
  ...{ id, categoryId, words, alarm },
  advice: alarm === null ? '' : `${words}！`,
})
const trapped = question(1, 51, '有人被困吗？', 'yes')
const conscious = question(2, 51, '能说话吗？', 'no')
const often = question(3, 5, '常坏吗？')
const all = [often, trapped, conscious, question(4, 5, '有人被困吗？', 'yes'), question(5, 61, '停水吗？')]
const asked = questionsFor(all, [51, 5])

describe('questions of a category', () => {
  it('come before those of the level above, none twice', () => {
    expect(asked).toEqual([trapped, conscious, often])
    expect(questionsFor(all, [])).toEqual([])
  })

  it('are no more than a ticket keeps', () => {
    const many = Array.from({ length: 20 }, (_, at) => question(at + 1, 51, `${at}？`))
    expect(questionsFor(many, [51])).toHaveLength(12)
  })
})

describe('answers', () => {
  it('stand in the order of the questions, one each, and can be taken back', () => {
    const later = answered([], asked, often, 'no')
    const both = answered(later, asked, trapped, 'no')
    expect(both.map(({ question: words, answer }) => [words, answer])).toEqual([
      ['有人被困吗？', 'no'],
      ['常坏吗？', 'no'],
    ])
    expect(answered(both, asked, trapped, 'yes')[0]).toMatchObject({ answer: 'yes', alarm: true })
    expect(answered(both, asked, trapped, null)).toEqual(later)
  })

  it('call for the note of the alarming answer only', () => {
    const alarmed = (answer: 'yes' | 'no' | 'unknown') =>
      alarmsOf(answered(answered([], asked, trapped, answer), asked, conscious, answer), asked)
    expect(alarmed('yes')).toEqual(['有人被困吗？！'])
    expect(alarmed('no')).toEqual(['能说话吗？！'])
    expect(alarmed('unknown')).toEqual([])
  })

  it('of another category are dropped', () => {
    const answers = answered(answered([], asked, trapped, 'yes'), asked, often, 'unknown')
    expect(stillAsked(answers, questionsFor(all, [52, 5])).map(({ question: words }) => words)).toEqual([
      '有人被困吗？',
      '常坏吗？',
    ])
    expect(stillAsked(answers, questionsFor(all, [61]))).toEqual([])
  })
})
