import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksFor, boxDue, boxState, voiceParts, voiceProblem, type VoiceSaid } from './rules.ts'
import { voiceKinds } from './terms.ts'

const nothing: VoiceSaid = {
  ...{ kind: 'interview', topic: '', words: '', houseId: null, residentId: null, role: '', people: null },
  ...{ checklistId: null, boxId: null, slips: null, score: null, theme: '', points: [], scores: [] },
}

describe('a voice', () => {
  it.each<[string, Partial<VoiceSaid>, string | null]>([
    ['an interview with a point needs no words', { points: [{}] }, null],
    ['a box without slips needs no points', { kind: 'box', boxId: 1, slips: 0 }, null],
    ['a box with more points than slips', { kind: 'box', boxId: 1, slips: 1, points: [{}, {}] }, 'points'],
    ['a group needs two', { kind: 'focus-group', words: '灯', people: 1 }, 'people'],
    [
      'a visit that scored nought saw something',
      { kind: 'mystery', checklistId: 1, role: 'tenant', scores: [{ score: 0 }] },
      null,
    ],
    ['a rating of a house', { kind: 'rating', score: 1, houseId: 3 }, null],
    ['a rating by a list', { kind: 'rating', score: 1, checklistId: 3 }, 'checklistId'],
    ['a group of a resident', { kind: 'focus-group', words: '灯', people: 3, residentId: 1 }, 'residentId'],
  ])('%s', (_, said, problem) => {
    expect(voiceProblem({ ...nothing, ...said })).toBe(problem)
  })

  it('with something that its kind does not ask for is never right', () => {
    const filled: Record<(typeof voiceParts)[number], Partial<VoiceSaid>> = {
      ...{ topic: { topic: '灯' }, whom: { houseId: 1 }, role: { role: 'tenant' }, people: { people: 4 } },
      ...{ checklistId: { checklistId: 1 }, scores: { scores: [{ score: 1 }] }, boxId: { boxId: 1 } },
      ...{ slips: { slips: 1 }, score: { score: 1 }, theme: { theme: 'safety' } },
    }
    fc.assert(
      fc.property(fc.constantFrom(...voiceKinds), fc.constantFrom(...voiceParts), (kind, part) => {
        const problem = voiceProblem({ ...nothing, kind, words: '灯', ...filled[part] })
        if (!asksFor(kind, part)) expect(Object.keys(filled[part])).toContain(problem)
      }),
    )
  })
})

describe('a suggestion box', () => {
  it('is due on its first day, then so many days after it was opened', () => {
    const box = { everyDays: 7, startsOn: '2026-02-25' }
    expect(boxDue(box, null)).toBe('2026-02-25')
    expect(boxDue(box, '2026-02-25')).toBe('2026-03-04')
    expect(['2026-03-03', '2026-03-04', '2026-03-05'].map((today) => boxState('2026-03-04', today))).toEqual([
      'waiting',
      'due',
      'overdue',
    ])
  })
})
