import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aspects } from './terms.ts'
import { countCells, findingsOf, inOrder, tidied, type Asked } from './questionnaire-rules.ts'

const plain: Asked = { kind: 'open', theme: '', demographic: '', aspects: [], options: [] }
const scale: Asked = { ...plain, kind: 'scale', theme: 'safety', aspects: ['satisfaction'] }
const problems = (...questions: Asked[]) =>
  findingsOf(questions).map(({ field, problem }) => `${field} ${problem}`)

it('a scale needs a column, a choice two options that differ', () => {
  expect(problems({ ...scale, aspects: [] })).toEqual(['questions.0.aspects no-aspect'])
  expect(problems(plain, { ...plain, kind: 'choice', options: ['是'] })).toEqual([
    'questions.1.options few-options',
  ])
  expect(problems({ ...plain, kind: 'choices', options: ['电梯', '保洁', '电梯'] })).toEqual([
    'questions.0.options same-options',
  ])
  expect(problems({ ...plain, kind: 'choice', options: ['是', '否'] }, plain, scale)).toEqual([])
})

it('a dimension may have several items, the whole and the recommendation are asked once', () => {
  const overall: Asked = { ...scale, theme: 'overall' }
  expect(problems(scale, scale, overall)).toEqual([])
  expect(problems(overall, scale, overall)).toEqual(['questions.2.theme overall-twice'])
  expect(problems({ ...overall, aspects: ['importance'] })).toEqual(['questions.0.aspects overall-unrated'])
  const recommend: Asked = { ...plain, kind: 'recommend' }
  expect(problems(recommend, recommend)).toEqual(['questions.1.kind recommend-twice'])
})

it('each thing about the person is asked once, and says what it is', () => {
  const age: Asked = { ...plain, kind: 'demographic', demographic: 'age', options: ['老', '少'] }
  expect(problems(age, { ...age, demographic: 'tenure' })).toEqual([])
  expect(problems(age, age)).toEqual(['questions.1.demographic demographic-twice'])
  expect(problems({ ...age, demographic: '' })).toEqual(['questions.0.demographic no-demographic'])
})

it('has at most so many places to answer', () => {
  const wide: Asked = { ...scale, aspects: [...aspects] }
  expect(countCells([wide, plain])).toBe(4)
  expect(problems(...Array<Asked>(66).fill(wide), plain, plain)).toEqual([])
  expect(problems(...Array<Asked>(67).fill(wide))).toEqual(['questions many-cells'])
})

it('what a kind has not does not stay behind when the kind is changed', () => {
  const everything: Asked = {
    kind: 'open',
    theme: 'safety',
    demographic: 'age',
    aspects: ['satisfaction'],
    options: ['是', '否'],
  }
  expect(tidied(everything)).toEqual(plain)
  expect(tidied({ ...everything, kind: 'scale' })).toEqual({ ...scale })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...aspects)), (given) => {
      const ordered = inOrder(given)
      expect(new Set(ordered)).toEqual(new Set(given))
      expect(ordered).toEqual(aspects.filter((one) => ordered.includes(one)))
    }),
  )
})
