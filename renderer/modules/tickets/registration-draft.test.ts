import { describe, expect, it } from 'vitest'
import { blankRegistration, hasContent, problemsOf, registrationOf } from './registration-draft.ts'

const key = '3f0e2f0a-6a0e-4a54-9d55-7d0a1f2b3c4d'
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

  it('says when a typed phone is none', () => {
    const filled = { unlisted: true, callerName: '路人', categoryId: 2, words: '漏水' }
    expect(problemsOf(draft({ ...filled, callerPhone: '1380013' }))).toEqual(['callerPhone'])
    expect(problemsOf(draft({ ...filled, callerPhone: '138 0013 8000' }))).toEqual([])
  })

  it('sends only the caller that is on the screen', () => {
    const both = draft({
      houseId: 7,
      residentId: 8,
      callerName: '路人',
      place: '北门',
      callerRole: 'visitor',
    })
    expect(registrationOf(both, 1)).toMatchObject({ houseId: 7, residentId: 8, requestKey: key })
    expect(registrationOf(both, 1)).not.toHaveProperty('callerName')
    expect(registrationOf({ ...both, unlisted: true }, 1)).toMatchObject({
      houseId: null,
      residentId: null,
      callerName: '路人',
      place: '北门',
      callerRole: 'visitor',
    })
  })

  it('is kept once something was typed, not for a picked caller alone', () => {
    expect(hasContent(draft({ houseId: 1, residentId: 2 }))).toBe(false)
    expect(hasContent(draft({ words: '漏' }))).toBe(true)
    expect(hasContent(draft({ categoryId: 3 }))).toBe(true)
  })
})
