import { describe, expect, it } from 'vitest'
import {
  blankContact,
  channelOf,
  contactOf,
  directionOf,
  hasWords,
  momentOf,
  newPromise,
  problemOfField,
  problemsOf,
  type ContactDraft,
} from './contact-draft.ts'

const clock = {
  zone: 'Asia/Shanghai',
  now: Date.parse('2026-11-21T01:12:00.000Z'),
  today: '2026-11-21',
}
const channels = [
  { id: 3, code: 'home' },
  { id: 2, code: 'phone' },
]
const sides = { residentId: 7, houseId: null }
const draftWith = (changes: Partial<ContactDraft>): ContactDraft => ({
  ...blankContact('9f0d4c1e-6b0f-4f0e-8a55-0d9c5a2f6e11'),
  words: '灯不亮',
  ...changes,
})

describe('a contact being typed', () => {
  it('is a visit from us, now, at their home, unless said otherwise', () => {
    expect(contactOf(draftWith({}), sides, channelOf(draftWith({}), channels), clock)).toMatchObject({
      kind: 'visit',
      direction: 'out',
      channelId: 3,
      at: null,
      residentId: 7,
      houseId: null,
    })
  })

  it('has the usual direction and channel of its kind until one is chosen', () => {
    expect(channelOf(draftWith({ kind: 'call' }), channels)).toBe(2)
    expect(channelOf(draftWith({ kind: 'call', channelId: 9 }), channels)).toBe(9)
    expect(channelOf(draftWith({ kind: 'message' }), channels)).toBeNull()
    expect(directionOf(draftWith({ kind: 'meeting' }))).toBe('in')
    expect(directionOf(draftWith({ kind: 'call', direction: 'in' }))).toBe('in')
    expect(directionOf(draftWith({ kind: 'visit', direction: 'in' }))).toBe('out')
  })

  it('sends nothing that its kind does not ask, whatever was typed for another', () => {
    const note = draftWith({
      kind: 'note',
      direction: 'in',
      channelId: 3,
      purpose: 'care',
      participants: '李静',
      followUp: '再来',
      promises: [{ words: '换灯', dueOn: '2026-11-23' }],
    })
    expect(contactOf(note, sides, channelOf(note, channels), clock)).toMatchObject({
      direction: 'none',
      channelId: null,
      purpose: '',
      participants: '',
      followUp: '',
      promises: [],
    })
  })

  it('is worth keeping once there are words', () => {
    expect(hasWords(draftWith({ words: ' ' }))).toBe(false)
    expect(hasWords(draftWith({ words: '', kind: 'call', channelId: 2 }))).toBe(false)
    expect(hasWords(draftWith({}))).toBe(true)
    expect(hasWords(draftWith({ words: '', promises: [newPromise('2026-11-21')] }))).toBe(true)
  })
})

describe('when it happened', () => {
  it.each([
    ['', '', null],
    ['2026-11-20', '20:15', '2026-11-20T12:15:00.000Z'],
    ['', '0900', '2026-11-21T01:00:00.000Z'],
    ['', '09:12', '2026-11-21T01:12:00.000Z'],
    ['', '09:13', undefined],
    ['2026-11-20', '', undefined],
    ['2026-11-20', '25:00', undefined],
  ])('%j %j is %s', (day, time, moment) => {
    expect(momentOf(draftWith({ day, time }), clock)).toBe(moment)
  })
})

describe('what keeps it from being saved', () => {
  it('is told in the order of the form', () => {
    const draft = draftWith({
      time: 'later',
      words: '  ',
      promises: [
        { words: '换灯', dueOn: '2026-11-21' },
        { words: '', dueOn: '2026-11-20' },
      ],
    })
    expect(problemsOf(draft, clock)).toEqual(['when', 'words', 'promises.1.words', 'promises.1.dueOn'])
    expect(problemsOf({ ...draft, kind: 'note' }, clock)).toEqual(['when', 'words'])
    expect(problemsOf(draftWith({ promises: [newPromise('2026-11-21')] }), clock)).toEqual([
      'promises.0.words',
    ])
  })

  it('is found again in what the core refuses', () => {
    expect(['at', 'promises.1.dueOn', 'residentId', null].map(problemOfField)).toEqual([
      'when',
      'promises.1.dueOn',
      null,
      null,
    ])
  })
})
