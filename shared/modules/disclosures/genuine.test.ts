import { expect, it } from 'vitest'
import { isTouched, mayBearCode } from './genuine.ts'

const sound = { copySound: true, auditKnows: true, differences: [] }
const difference = { path: 'title', name: '', published: '旧', now: '新' }

it('lets a check code stand only on what was published and is still what was hashed', () => {
  const coded = (
    state: 'draft' | 'review' | 'published' | 'revised',
    changes: Partial<typeof sound> | null,
  ) => mayBearCode({ state, integrity: changes && { ...sound, ...changes } })
  expect([coded('published', {}), coded('revised', {})]).toEqual([true, true])
  expect(coded('published', { copySound: false })).toBe(false)
  expect(coded('published', { auditKnows: false })).toBe(false)
  expect([coded('draft', null), coded('review', null), coded('draft', {})]).toEqual([false, false, false])
})

it('has somebody look where the rows differ too, though the copy is still what goes to paper', () => {
  const changed = { ...sound, differences: [difference] }
  expect(isTouched({ integrity: changed })).toBe(true)
  expect(mayBearCode({ state: 'published', integrity: changed })).toBe(true)
  expect(isTouched({ integrity: sound })).toBe(false)
  expect(isTouched({ integrity: null })).toBe(false)
})
