import { describe, expect, it } from 'vitest'
import type { FormItemRule } from 'element-plus'
import { idNumberRule, phoneRule, residentRules, untilRules } from './resident-rules.ts'

/** What a rule says about a text; undefined when it is well. */
function said(rule: FormItemRule, typed: string): string | undefined {
  let answer: Error | undefined
  const validator = rule.validator as (rule: unknown, value: string, done: (problem?: Error) => void) => void
  validator({}, typed, (problem) => (answer = problem))
  return answer?.message
}

describe('an ID number in the form', () => {
  const rule = idNumberRule(
    (problem) => problem,
    () => '2026-11-22',
  )
  it.each([
    ['', undefined],
    ['110***********7854', undefined],
    ['11010119900307785 4', undefined],
    ['11010119900307785X', 'bad-check-digit'],
    ['1101011990', 'too-short'],
    ['110101202711237859', 'bad-date'],
    ['张三', 'not-an-id'],
  ])('%j is said to be %s', (typed, problem) => expect(said(rule, typed)).toBe(problem))
})

describe('a phone in the form', () => {
  it('may be empty or masked, unless it is needed', () => {
    const rule = phoneRule((problem) => problem)
    expect(['', '138****8000', '1380013'].map((typed) => said(rule, typed))).toEqual([
      undefined,
      undefined,
      'too-short',
    ])
    expect(
      said(
        phoneRule((problem) => problem, true),
        '',
      ),
    ).toBe('empty')
  })
})

describe('a year of birth in the form', () => {
  const { birthYear } = residentRules(
    (name) => name,
    (problem) => problem,
    () => '2026-11-22',
  )
  it.each([
    ['', undefined],
    ['2026', undefined],
    ['2027', 'birthYear'],
    ['1899', 'birthYear'],
    ['85', 'birthYear'],
  ])('%j is said to be %s', (typed, problem) => expect(said(birthYear!, typed)).toBe(problem))
})

describe('the end of a stay in the form', () => {
  const rules = untilRules(
    (name) => name,
    () => '2026-11-22',
  )
  it.each([
    ['2026-11-22', undefined],
    ['2026-11', undefined],
    ['2026', undefined],
    ['2026-11-23', 'untilFuture'],
    ['2026-12', 'untilFuture'],
    ['2027', 'untilFuture'],
    ['昨天', 'date'],
  ])('%j is said to be %s', (typed, problem) => {
    const problems = rules.map((rule) => said(rule, typed)).filter((each) => each !== undefined)
    expect(problems[0]).toBe(problem)
  })
})
