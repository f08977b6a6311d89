import { describe, expect, it } from 'vitest'
import { blankOutage, draftOf, factsOf, momentsOf, problemsOf } from './outage-draft.ts'

/** 09:12 on a Saturday in Shanghai. */
const clock = { zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T01:12:00.000Z') }
const prepared = { title: '3栋停水', words: '正在抢修。' }
const blank = (changes = {}) => ({ ...blankOutage(clock), ...changes })

describe('the moments that are typed', () => {
  it('begin now unless told otherwise, with an open end', () => {
    expect(momentsOf(blank(), clock)).toEqual({ startsAt: '2026-11-21T01:12:00.000Z', expectedEndAt: null })
  })

  it.each([
    [{ endTime: '1800' }, '2026-11-21T10:00:00.000Z'],
    [{ startTime: '22:00', endTime: '6:00' }, '2026-11-21T22:00:00.000Z'],
    [{ endDay: '2026-11-23', endTime: '08:00' }, '2026-11-23T00:00:00.000Z'],
    [{ startDay: '2026-11-30', startTime: '2330', endTime: '0030' }, '2026-11-30T16:30:00.000Z'],
  ])('end by %o', (changes, end) => {
    expect(momentsOf(blank(changes), clock).expectedEndAt).toBe(end)
  })
})

describe('what is wrong', () => {
  it.each([
    [{}, []],
    [{ startTime: 'soon' }, ['start']],
    [{ startTime: '' }, ['start']],
    [{ endTime: 'later' }, ['end']],
    [{ endDay: '2026-11-22' }, ['end']],
    [{ endDay: '2026-11-20', endTime: '10:00' }, ['end']],
    [{ title: ' ', words: '' }, ['title', 'words']],
  ])('%o: %j', (changes, problems) => expect(problemsOf(blank(changes), prepared, clock)).toEqual(problems))
})

describe('what is sent', () => {
  it('is the prepared text where nobody typed, and the places by their keys', () => {
    expect(factsOf(blank({ places: ['3/', '12/2'] }), prepared, clock)).toMatchObject({
      ...prepared,
      places: [
        { buildingId: 3, unit: '' },
        { buildingId: 12, unit: '2' },
      ],
    })
    expect(factsOf(blank({ words: ' 我来说 ' }), prepared, clock).words).toBe('我来说')
  })

  it('is the same when a known one is opened and nothing is typed', () => {
    const sent = factsOf(blank({ endTime: '18:00', places: ['3/2'] }), prepared, clock)
    const row = {
      ...sent,
      id: 1,
      version: 1,
      expectedEndAt: sent.expectedEndAt ?? null,
      endedAt: null,
      state: 'running' as const,
      places: [{ buildingId: 3, building: '3', unit: '2' }],
      by: '',
    }
    expect(factsOf(draftOf(row, clock), { title: '', words: '' }, clock)).toEqual(sent)
  })
})
