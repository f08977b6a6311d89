import { expect, it } from 'vitest'
import { recentCategory, rememberCategory } from './recent-category.ts'

it('the category used last is remembered for its kind and for the day', () => {
  rememberCategory('complaint', 22, '2026-11-21')
  rememberCategory('repair', 51, '2026-11-21')
  expect(recentCategory('complaint', '2026-11-21')).toBe(22)
  expect(recentCategory('complaint', '2026-11-22')).toBeNull()
  expect(recentCategory('praise', '2026-11-21')).toBeNull()
})
