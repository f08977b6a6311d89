import { describe, expect, it } from 'vitest'
import { cellsOf, type Cell, type Question } from '../../../shared/modules/surveys/cells.ts'
import { deedOf } from './station-keys.ts'

const cell = (part: Partial<Question>): Cell =>
  cellsOf([
    {
      id: 1,
      position: 0,
      section: '',
      kind: 'scale',
      theme: '',
      demographic: '',
      words: '',
      aspects: part.kind === undefined || part.kind === 'scale' ? ['satisfaction'] : [],
      options: [],
      ...part,
    },
  ])[0]!
const options = (count: number) => Array.from({ length: count }, (_, at) => `选项${at}`)

describe('a scale', () => {
  const scale = cell({})
  it.each(['0', '1', '5'])('takes %s at once', (key) => {
    expect(deedOf(scale, null, '', key)).toEqual({ kind: 'answer', answer: Number(key) })
  })
  it.each(['6', '9', 'a', '='])('says that %s cannot be', (key) => {
    expect(deedOf(scale, null, '', key)).toEqual({ kind: 'impossible' })
  })
  it('goes back, leaves blank, and passes by what is answered', () => {
    expect(deedOf(scale, null, '', '-')).toEqual({ kind: 'back' })
    expect(deedOf(scale, 3, '', '.')).toEqual({ kind: 'answer', answer: null })
    expect(deedOf(scale, 3, '', 'Enter')).toEqual({ kind: 'next' })
    // A blank is said, never passed over by holding Enter down.
    expect(deedOf(scale, null, '', 'Enter')).toEqual({ kind: 'impossible' })
    expect(deedOf(scale, null, '', 'Shift')).toEqual({ kind: 'nothing' })
  })
})

describe('a recommendation', () => {
  const recommend = cell({ kind: 'recommend' })
  it('takes all digits but 1 at once', () => {
    expect(deedOf(recommend, null, '', '0')).toEqual({ kind: 'answer', answer: 0 })
    expect(deedOf(recommend, null, '', '9')).toEqual({ kind: 'answer', answer: 9 })
  })
  it('waits after 1: for 0, for Enter, or for a key of the next question', () => {
    expect(deedOf(recommend, null, '', '1')).toEqual({ kind: 'wait', digits: '1' })
    expect(deedOf(recommend, null, '1', '0')).toEqual({ kind: 'answer', answer: 10 })
    expect(deedOf(recommend, null, '1', 'Enter')).toEqual({ kind: 'answer', answer: 1 })
    expect(deedOf(recommend, null, '1', '4')).toEqual({ kind: 'answer-then', answer: 1 })
    expect(deedOf(recommend, null, '1', '-')).toEqual({ kind: 'wait', digits: '' })
  })
})

describe('choices', () => {
  it('one of nine or fewer needs one key', () => {
    const choice = cell({ kind: 'demographic', options: options(4) })
    expect(deedOf(choice, null, '', '4')).toEqual({ kind: 'answer', answer: 4 })
    expect(deedOf(choice, null, '', '5')).toEqual({ kind: 'impossible' })
    expect(deedOf(choice, null, '', '0')).toEqual({ kind: 'impossible' })
  })
  it('one of twelve waits after 1', () => {
    const choice = cell({ kind: 'choice', options: options(12) })
    expect(deedOf(choice, null, '', '1')).toEqual({ kind: 'wait', digits: '1' })
    expect(deedOf(choice, null, '1', '2')).toEqual({ kind: 'answer', answer: 12 })
    expect(deedOf(choice, null, '', '2')).toEqual({ kind: 'answer', answer: 2 })
  })
  it('several are ticked and unticked until Enter', () => {
    const choices = cell({ kind: 'choices', options: options(5) })
    expect(deedOf(choices, null, '', '3')).toEqual({ kind: 'tick', answer: [3] })
    expect(deedOf(choices, [3], '', '1')).toEqual({ kind: 'tick', answer: [1, 3] })
    expect(deedOf(choices, [3], '', '3')).toEqual({ kind: 'tick', answer: null })
    expect(deedOf(choices, [1, 3], '', 'Enter')).toEqual({ kind: 'next' })
  })
})
