import { expect, it } from 'vitest'
import { carrierOf } from './carrier.ts'

it.each([
  ['SF1234567890123', 'sf'],
  ['ｓｆ 1234 5678', 'sf'],
  ['JDVA01234567', 'jd'],
  ['YT7788990011', 'yto'],
  ['JT0012345678', 'jt'],
  ['773012345678', null],
  ['SF', null],
  ['', null],
])('%s is brought by %s', (tracking, carrier) => {
  expect(carrierOf(tracking)).toBe(carrier)
})
