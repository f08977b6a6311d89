import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinPeriods, type Period } from './periods.ts'

/** `2019..2021`, open at either end where nothing stands; a star marks the primary contact. */
function period(id: number, text: string): Period {
  const [since = '', until = ''] = text.replace('*', '').split('..')
  return { id, since: since || null, until: until || null, is_primary: text.includes('*') ? 1 : 0 }
}
const written = ({ since, until, is_primary }: Omit<Period, 'id'>) =>
  `${since ?? ''}..${until ?? ''}${is_primary ? '*' : ''}`

/** Kept rows are 1, 2, …, dropped ones 11, 12, …; answers with what stays and what is needless. */
const joined = (kept: string[], dropped: string[]) =>
  joinPeriods(
    kept.map((text, index) => period(index + 1, text)),
    dropped.map((text, index) => period(index + 11, text)),
  ).map(({ stays, values, needless }) => `${stays} ${written(values)} ${needless.join(' ')}`.trim())

describe('two records of one person in one home', () => {
  it.each([
    ['both live there now: the known beginning', ['..'], ['2019..'], ['1 2019.. 11']],
    ['the earlier beginning and the open end', ['2019-10..'], ['2018..2020'], ['1 2018.. 11']],
    ['the later end where both are over', ['2018..2019-05'], ['2019..2021-03-01'], ['1 2018..2021-03-01 11']],
    ['a month that both say is shared', ['2015..2019-10'], ['2019-10-15..'], ['1 2015.. 11']],
    ['one that begins the day the other ends', ['2015..2019-10-03'], ['2019-10-03..'], ['1 2015.. 11']],
    ['apart: both stay', ['2015..2016'], ['2018..'], ['11 2018..']],
    ['of an unknown beginning only the end is certain', ['..'], ['2010..2012'], ['11 2010..2012']],
    ['the last day of an unknown beginning is shared', ['..2015'], ['2014..2018'], ['1 2014..2018 11']],
    ['one that bridges two', ['2010..2012', '2015..2018'], ['2011..2016'], ['1 2010..2018 2 11']],
    ['only the other record was there', [], ['2019..*'], ['11 2019..*']],
    ['the primary contact stays one', ['2019..'], ['2018..*'], ['1 2018..* 11']],
    ['who was the contact once is not so now', ['2019..'], ['2018..2020*'], ['1 2018.. 11']],
    ['nothing to add', ['2019..'], [], []],
  ])('%s', (_, kept, dropped, result) => {
    expect(joined(kept, dropped)).toEqual(result)
  })

  const year = fc.integer({ min: 2000, max: 2030 }).map(String)
  const anyPeriod = fc
    .tuple(fc.option(year), fc.option(year))
    .map(([since, until]) =>
      since !== null && until !== null && since > until ? [until, since] : [since, until],
    )
    .map(([since, until]) => `${since ?? ''}..${until ?? ''}`)

  it('answers for every dropped row once, and loses no day that was known', () => {
    fc.assert(
      fc.property(
        fc.array(anyPeriod, { maxLength: 4 }),
        fc.array(anyPeriod, { maxLength: 4 }),
        (kept, dropped) => {
          const own = kept.map((text, index) => period(index + 1, text))
          const others = dropped.map((text, index) => period(index + 11, text))
          const all = new Map([...own, ...others].map((row) => [row.id, row]))
          const result = joinPeriods(own, others)
          const answered = result.flatMap(({ stays, needless }) => [stays, ...needless])
          expect(answered.filter((id) => id > 10).sort()).toEqual(others.map(({ id }) => id).sort())
          expect(new Set(answered).size).toBe(answered.length)
          for (const { stays, values, needless } of result)
            for (const id of [stays, ...needless]) {
              const row = all.get(id)!
              if (row.since !== null) expect(values.since! <= row.since).toBe(true)
              if (row.until === null) expect(values.until).toBeNull()
              else if (values.until !== null) expect(values.until >= row.until).toBe(true)
            }
        },
      ),
    )
  })
})
