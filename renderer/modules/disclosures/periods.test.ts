import { expect, it } from 'vitest'
import { periodOf, usualOf } from './periods.ts'

it('knows the usual periods, over the turn of a year too', () => {
  expect(periodOf('last-month', '2026-01-15')).toEqual({ fromMonth: '2025-12', untilMonth: '2025-12' })
  expect(periodOf('last-quarter', '2026-11-21')).toEqual({ fromMonth: '2026-07', untilMonth: '2026-09' })
  expect(periodOf('last-quarter', '2026-03-31')).toEqual({ fromMonth: '2025-10', untilMonth: '2025-12' })
  expect(periodOf('last-quarter', '2026-04-01')).toEqual({ fromMonth: '2026-01', untilMonth: '2026-03' })
  expect(periodOf('this-year', '2026-11-21')).toEqual({ fromMonth: '2026-01', untilMonth: '2026-11' })
  expect(periodOf('last-year', '2026-11-21')).toEqual({ fromMonth: '2025-01', untilMonth: '2025-12' })
})

it('recognises a usual period again', () => {
  expect(usualOf({ fromMonth: '2025-01', untilMonth: '2025-12' }, '2026-11-21')).toBe('last-year')
  expect(usualOf({ fromMonth: '2025-02', untilMonth: '2025-12' }, '2026-11-21')).toBeNull()
})
