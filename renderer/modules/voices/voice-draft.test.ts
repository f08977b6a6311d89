import { describe, expect, it } from 'vitest'
import { blankVoice, fieldsOf, newPoint, problemIn, type VoiceDraft } from './voice-draft.ts'
import { filterIn } from './voice-filter.ts'

const today = '2026-11-21'
const draft = (changes: Partial<VoiceDraft> = {}): VoiceDraft => ({ ...blankVoice(today), ...changes })

describe('the draft of a voice', () => {
  it('sends only what its kind asks for, and no empty point', () => {
    const typed = draft({
      ...{ kind: 'box', boxId: 2, slips: '３', topic: '忘了删', people: '8', score: 4 },
      points: [{ ...newPoint(), words: '灯坏了' }, newPoint()],
    })
    expect(fieldsOf(typed)).toMatchObject({ boxId: 2, slips: 3, topic: '', people: null, score: null })
    expect(fieldsOf(typed).points).toEqual([{ id: null, theme: '', tone: 'wish', words: '灯坏了' }])
  })

  it.each<[string, Partial<VoiceDraft>, string | null]>([
    ['a day to come', { day: '2026-11-22', words: '灯' }, 'day'],
    ['no day', { day: '', words: '灯' }, 'day'],
    ['a place nobody knows', { whom: { typed: '9-9-999', choice: null }, words: '灯' }, 'whom'],
    ['nothing said', { words: '  ' }, 'words'],
    ['people that are no number', { kind: 'focus-group', people: '几个', words: '灯' }, 'people'],
    ['slips that are no number', { kind: 'box', boxId: 1, slips: '-1' }, 'slips'],
    ['a rating nobody gave', { kind: 'rating' }, 'score'],
    ['all that is needed', { words: '灯' }, null],
  ])('with %s', (_, changes, problem) => {
    expect(problemIn(draft(changes), today)).toBe(problem)
  })
})

describe('a filter in an address', () => {
  it('takes what it knows and leaves out the rest', () => {
    expect(filterIn({ kind: 'box', boxId: '3', tone: 'loud', from: 'gestern', page: '2' })).toMatchObject({
      ...{ kind: 'box', boxId: 3, tone: null, from: null },
    })
    expect(filterIn({ tone: 'loud', boxId: '-1' })).toBeNull()
  })
})
