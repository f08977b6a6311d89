import { describe, expect, it } from 'vitest'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'
import {
  blankRegistration,
  changeKind,
  hasContent,
  problemOfField,
  problemsOf,
  registrationOf,
} from './registration-draft.ts'

const key = '3f0e2f0a-6a0e-4a54-9d55-7d0a1f2b3c4d'
/** 09:12 in the office. */
const clock = { now: Date.parse('2026-11-21T01:12:00.000Z'), timeZone: 'Asia/Shanghai' }
const draft = (changes: Partial<ReturnType<typeof blankRegistration>> = {}) => ({
  ...blankRegistration(key),
  ...changes,
})

describe('a registration', () => {
  it('needs who or where, a category and words, named in the order of the form', () => {
    expect(problemsOf(draft())).toEqual(['caller', 'category', 'words'])
    expect(problemsOf(draft({ houseId: 1, categoryId: 2, words: '漏水' }))).toEqual([])
    expect(problemsOf(draft({ residentId: 1, categoryId: 2, words: '   ' }))).toEqual(['words'])
  })

  it('takes a caller without a house by name or by place', () => {
    const filled = { unlisted: true, categoryId: 2, words: '漏水' }
    expect(problemsOf(draft({ ...filled, callerName: '路人' }))).toEqual([])
    expect(problemsOf(draft({ ...filled, place: '北门' }))).toEqual([])
    expect(problemsOf(draft({ ...filled, callerName: ' ' }))).toEqual(['caller'])
  })

  it('needs a place from somebody who gives no name', () => {
    const filled = { unlisted: true, categoryId: 2, words: '漏水', callerRole: 'anonymous' as const }
    expect(problemsOf(draft(filled))).toEqual(['anonymousPlace'])
    expect(problemsOf(draft({ ...filled, place: '地下车库' }))).toEqual([])
  })

  it('keeps neither name nor phone of somebody who wants to stay unknown', () => {
    const filled = { unlisted: true, categoryId: 2, words: '漏水', place: '北门', callerName: '路人' }
    const unknown = draft({ ...filled, callerPhone: '1380013', callerRole: 'anonymous' })
    expect(problemsOf(unknown, clock)).toEqual([])
    expect(registrationOf(unknown, 1, clock)).toMatchObject({
      callerName: '',
      callerPhone: '',
      callerRole: 'anonymous',
      place: '北门',
    })
  })

  it('says when a typed phone is none', () => {
    const filled = { unlisted: true, callerName: '路人', categoryId: 2, words: '漏水' }
    expect(problemsOf(draft({ ...filled, callerPhone: '1380013' }))).toEqual(['callerPhone'])
    expect(problemsOf(draft({ ...filled, callerPhone: '138 0013 8000' }))).toEqual([])
  })

  it('sends only the caller that is on the screen, and where it is in every case', () => {
    const both = draft({
      houseId: 7,
      residentId: 8,
      callerName: '路人',
      place: '北门',
      callerRole: 'visitor',
    })
    const sent = registrationOf(both, 1, clock)
    expect(sent).toMatchObject({ houseId: 7, residentId: 8, place: '北门', requestKey: key })
    expect(sent).not.toHaveProperty('callerName')
    expect(registrationOf({ ...both, unlisted: true }, 1, clock)).toMatchObject({
      houseId: null,
      residentId: null,
      callerName: '路人',
      place: '北门',
      callerRole: 'visitor',
    })
  })

  it('is kept once something was typed, not for a picked caller alone', () => {
    expect(hasContent(draft({ houseId: 1, residentId: 2 }))).toBe(false)
    for (const typed of [
      { words: '漏' },
      { categoryId: 3 },
      { place: '厨房' },
      { solved: '已换' },
      { photos: ['a'.repeat(64)] },
      { joinInto: 4 },
      { appointmentOn: '2026-11-22' },
      { channelNote: '三栋群' },
    ])
      expect(hasContent(draft(typed)), JSON.stringify(typed)).toBe(true)
    expect(hasContent(blankRegistration(key, 'inquiry'))).toBe(false)
  })
})

describe('each kind', () => {
  const everything = {
    houseId: 7,
    categoryId: 3,
    words: '如上',
    demand: 'fix',
    emotion: 'angry',
    urgency: 'important',
    contactTime: '18:00 以后',
    entry: 'call-first' as const,
    appointmentOn: '2026-11-22',
    appointmentTime: ' 上午 ',
  }
  const own = (kind: TicketKind) => {
    const {
      kind: _kind,
      channelId: _channel,
      categoryId: _category,
      ...sent
    } = registrationOf(draft({ ...everything, kind }), 1, clock)
    const asked = ['demand', 'emotion', 'urgency', 'contactTime', 'entry', 'appointmentOn', 'appointmentTime']
    return asked.filter((field) => field in sent)
  }

  it.each([
    ['complaint', ['demand', 'emotion', 'urgency', 'contactTime']],
    ['repair', ['urgency', 'entry', 'appointmentOn', 'appointmentTime']],
    ['inquiry', []],
    ['suggestion', []],
    ['help', ['urgency']],
    ['praise', []],
  ] as const)('%s sends what its form asks and nothing more', (kind, fields) => {
    expect(own(kind)).toEqual(fields)
    expect(problemsOf(draft({ ...everything, kind }), clock)).toEqual([])
  })

  it('has the answer of an inquiry open from the start, and lets it be empty', () => {
    const inquiry = blankRegistration(key, 'inquiry')
    expect(inquiry.solved).toBe('')
    Object.assign(inquiry, { houseId: 1, categoryId: 2, words: '押金怎么退' })
    expect(problemsOf(inquiry, clock)).toEqual([])
    expect(registrationOf(inquiry, 1, clock).solved).toBeNull()
    expect(registrationOf({ ...inquiry, solved: ' 三十天后 ' }, 1, clock).solved).toBe('三十天后')
  })

  it('asks how it was solved where somebody said that it was', () => {
    const solved = draft({ houseId: 1, categoryId: 2, words: '漏水', solved: ' ' })
    expect(problemsOf(solved, clock)).toEqual(['solved'])
    expect(problemsOf({ ...solved, solved: '已换软管' }, clock)).toEqual([])
  })

  it('joins another ticket only while it is not solved itself', () => {
    const joining = draft({ houseId: 1, categoryId: 2, words: '漏水', joinInto: 5 })
    expect(problemsOf({ ...joining, solved: ' ', kind: 'inquiry' })).toEqual([])
    expect(problemsOf({ ...joining, solved: '已复位' })).toEqual(['joinSolved'])
  })

  it('changes with everything but the category and its questions', () => {
    const changed = draft({
      ...everything,
      answers: [{ question: '有人被困吗？', answer: 'yes', alarm: true }],
    })
    changeKind(changed, 'inquiry')
    expect(changed).toMatchObject({
      kind: 'inquiry',
      categoryId: null,
      answers: [],
      words: '如上',
      solved: '',
    })
    changeKind(changed, 'praise')
    expect(changed.solved).toBeNull()
    changed.solved = '谢过了'
    changeKind(changed, 'complaint')
    expect(changed.solved).toBe('谢过了')
  })

  it('sends the urgency of an alarm also where the kind has none', () => {
    const answers = [{ question: '有人受伤吗？', answer: 'yes' as const, alarm: true }]
    const alarmed = draft({ kind: 'inquiry', houseId: 1, answers, urgency: 'urgent' })
    expect(registrationOf(alarmed, 1, clock)).toMatchObject({ urgency: 'urgent', answers })
  })
})

describe('what is entered after the fact', () => {
  const filled = { houseId: 1, categoryId: 2, words: '漏水', backEntry: true }
  const received = (day: string | null, time: string) => draft({ ...filled, received: { day, time } })

  it('is sent with its true moment and the number of its slip', () => {
    const entered = { ...received('2026-11-20', '0840'), blankNumber: ' TS-20261120-0012 ' }
    expect(problemsOf(entered, clock)).toEqual([])
    expect(registrationOf(entered, 1, clock)).toMatchObject({
      receivedAt: '2026-11-20T00:40:00.000Z',
      blankNumber: 'TS-20261120-0012',
    })
    expect(registrationOf({ ...entered, backEntry: false }, 1, clock).blankNumber).toBe('')
    expect(registrationOf(draft(filled), 1, clock).receivedAt).toBeNull()
  })

  it('is never of the future nor older than ninety days', () => {
    expect(problemsOf(received('2026-11-21', '09:13'), clock)).toEqual(['receivedFuture'])
    expect(problemsOf(received('2026-11-21', '09:12'), clock)).toEqual([])
    expect(problemsOf(received('2026-08-23', '09:12'), clock)).toEqual([])
    expect(problemsOf(received('2026-08-23', '09:11'), clock)).toEqual(['receivedOld'])
    expect(problemsOf(received('2026-11-20', ''), clock)).toEqual(['receivedTime'])
  })

  it('may have a visit before today, but none before it was received', () => {
    const visited = { ...received('2026-11-18', '10:00'), kind: 'repair' as const }
    expect(problemsOf({ ...visited, appointmentOn: '2026-11-19' }, clock)).toEqual([])
    expect(problemsOf({ ...visited, appointmentOn: '2026-11-17' }, clock)).toEqual(['appointment'])
    const today = draft({ ...filled, kind: 'repair', appointmentOn: '2026-11-20' })
    expect(problemsOf(today, clock)).toEqual(['appointment'])
    expect(problemsOf({ ...today, kind: 'complaint' }, clock)).toEqual([])
  })
})

it('finds the field of a fault by its path', () => {
  expect(['houseId', 'blankNumber', 'appointmentOn', 'joinInto', 'photos', null].map(problemOfField)).toEqual(
    ['caller', 'blankNumber', 'appointment', 'joinInto', null, null],
  )
})
