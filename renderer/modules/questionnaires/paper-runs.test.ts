import { expect, it } from 'vitest'
import type { Question } from '../../../shared/modules/surveys/cells.ts'
import { pageOfRuns, runsOf } from './paper-runs.ts'

const question = (id: number, changes: Partial<Question> = {}): Question => ({
  id,
  position: id - 1,
  section: '一、八个方面',
  kind: 'scale',
  theme: '',
  demographic: '',
  words: `第 ${id} 题`,
  aspects: ['satisfaction', 'importance'],
  options: [],
  ...changes,
})

/** What stands above each run: its section and its columns. */
const above = (runs: ReturnType<typeof runsOf>) =>
  runs.map((run) => (run.kind === 'question' ? [run.section, run.heads.join()] : run.kind))

it('a section is named once, and columns above the first of those asked alike', () => {
  const runs = runsOf([
    question(1),
    question(2),
    question(3, { aspects: ['satisfaction'] }),
    question(4, { kind: 'open', aspects: [] }),
    question(5),
    question(6, { section: '二、总的看法' }),
  ])
  expect(above(runs)).toEqual([
    'intro',
    ['一、八个方面', 'satisfaction,importance'],
    ['', ''],
    ['', 'satisfaction'],
    ['', ''],
    ['', 'satisfaction,importance'],
    ['二、总的看法', 'satisfaction,importance'],
    'end',
  ])
})

it('a page that begins in the middle of a table names the columns again', () => {
  const runs = runsOf([question(1), question(2), question(3, { kind: 'open', aspects: [] })])
  expect(above(pageOfRuns(runs, [2, 5]))).toEqual([['', 'satisfaction,importance'], ['', ''], 'end'])
  expect(above(pageOfRuns(runs, [3, 4]))).toEqual([['', '']])
})

it('a paper without a question is its words alone', () => {
  expect(above(runsOf([]))).toEqual(['intro', 'end'])
})
