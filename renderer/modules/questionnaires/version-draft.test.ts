import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { VersionWhole } from '../../../shared/modules/surveys/questionnaire-contract.ts'
import {
  blankQuestion,
  changedPlace,
  draftOf,
  fieldsOf,
  moveQuestion,
  optionsIn,
  problemsOf,
  questionAt,
  sameDraft,
} from './version-draft.ts'

const asked = (id: number, section: string, words = `第 ${id} 题`): VersionWhole['questions'][number] => ({
  id,
  position: id - 1,
  section,
  kind: 'scale',
  theme: 'safety',
  demographic: '',
  words,
  aspects: ['satisfaction'],
  options: [],
})
const whole: VersionWhole = {
  id: 1,
  version: 3,
  number: 1,
  title: '满意度问卷',
  frozenAt: null,
  waves: 0,
  intro: '',
  thanks: '',
  source: '',
  questionnaireId: 1,
  questionnaire: '满意度问卷',
  questions: [asked(1, '甲'), asked(2, '甲'), asked(3, '乙')],
}
const draft = () => draftOf(whole)

it('what is not changed is saved as it was', () => {
  const before = whole.questions.map(({ id: _id, position: _position, ...question }) => question)
  expect(fieldsOf(draft()).questions).toEqual(before)
  expect(problemsOf(draft()).size).toBe(0)
})

it('options are the lines somebody typed, without blank ones', () => {
  expect(optionsIn(' 南门 \n\n北门\n　\n')).toEqual(['南门', '北门'])
  const one = draft()
  one.questions[0] = { ...one.questions[0]!, kind: 'choice', options: '南门\n' }
  expect([...problemsOf(one)]).toEqual([['questions.0.options', 'few-options']])
  one.questions[0].options = `南门\n${'北'.repeat(61)}`
  expect([...problemsOf(one)]).toEqual([['questions.0.options', 'long-option']])
})

it('says where something is missing', () => {
  const one = { ...draft(), title: ' ' }
  one.questions[1]!.words = '　'
  one.questions[2]!.aspects = []
  expect([...problemsOf(one)]).toEqual([
    ['title', 'title'],
    ['questions.1.words', 'words'],
    ['questions.2.aspects', 'no-aspect'],
  ])
  expect(['title', 'questions.1.words', 'questions'].map(questionAt)).toEqual([null, 1, 0])
  expect([...problemsOf({ ...one, title: '有', questions: [] })]).toEqual([['questions', 'none']])
})

it('a question goes into the next section before it passes its questions, and none is lost', () => {
  const { questions } = draft()
  expect(moveQuestion(questions, 1, 1)).toBe(1)
  expect(questions.map(({ key, section }) => `${key}${section}`)).toEqual(['1甲', '2乙', '3乙'])
  expect(moveQuestion(questions, 1, 1)).toBe(2)
  expect(questions.map(({ key }) => key)).toEqual([1, 3, 2])
  expect(moveQuestion(questions, 2, 1)).toBe(2)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.constantFrom(1 as const, -1 as const))), (steps) => {
      const moved = draft().questions
      for (const [at, step] of steps) moveQuestion(moved, at, step)
      expect(moved.map(({ key }) => key).sort()).toEqual([1, 2, 3])
    }),
  )
})

it('a new question is of the section and the columns above it', () => {
  const [first] = draft().questions
  expect(blankQuestion(first)).toMatchObject({ section: '甲', kind: 'scale', theme: 'safety', words: '' })
  expect(blankQuestion(undefined)).toMatchObject({ section: '', aspects: ['satisfaction'] })
  expect(blankQuestion(first).key).not.toBe(blankQuestion(first).key)
})

it('letters typed in one field are one step, all else is a step of its own', () => {
  const [before, now] = [draft(), draft()]
  now.questions[1]!.words = '改过的'
  expect(changedPlace(before, now)).toBe('2.words')
  now.title = '另一份'
  expect(changedPlace(before, now)).toBeNull()
  const moved = draft()
  moveQuestion(moved.questions, 0, 1)
  expect(changedPlace(before, moved)).toBeNull()
  expect(sameDraft(before, { ...draft(), version: 9 })).toBe(true)
  expect(sameDraft(before, moved)).toBe(false)
})
