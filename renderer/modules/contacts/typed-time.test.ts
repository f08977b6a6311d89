import fc from 'fast-check'
import { expect, it } from 'vitest'
import { typedTime } from './typed-time.ts'

it.each([
  ['14:30', '14:30'],
  ['1430', '14:30'],
  ['905', '09:05'],
  ['9:05', '09:05'],
  ['１４：３０', '14:30'],
  ['14点30', '14:30'],
  ['14时30分', '14:30'],
  ['9点', '09:00'],
  ['00:00', '00:00'],
  ['23.59', '23:59'],
  ['8。40', '08:40'],
])('reads %s as %s', (typed, time) => {
  expect(typedTime(typed)).toBe(time)
})

it.each(['', '24:00', '12:60', '14', '1', 'now', '12345', '-1:30', '14:3'])('refuses %j', (typed) => {
  expect(typedTime(typed)).toBeNull()
})

it('reads every time as it writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
      expect(typedTime(text)).toBe(text)
      expect(typedTime(text.replace(':', ''))).toBe(text)
    }),
  )
})
