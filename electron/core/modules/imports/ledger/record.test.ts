import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Mapping } from '../../../../../shared/modules/imports/contract.ts'
import { ledgerFields } from '../../../../../shared/modules/imports/terms.ts'
import { minuteIn } from '../../../../../shared/time/zone.ts'
import type { Services } from '../../../kernel/services.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { Resolver } from '../values/resolver.ts'
import { scoreCell, timelyCell } from './parsers.ts'
import { ledgerReader } from './record.ts'

const mapping: Mapping = Object.fromEntries(ledgerFields.map((field, index) => [field, index]))
const timeZone = 'Asia/Shanghai'
const services = { timeZone } as Services
const read = ledgerReader({
  mapping,
  resolver: new Resolver(new Map(), new Map(), new Map()),
  services,
  today: '2026-11-21',
})
const text = (v: string): Cell => ({ t: 's', v })

it('keeps the office’s own time of every moment, whatever zone the machine is in', () => {
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, (date) => {
      const [day, time] = date.toISOString().slice(0, 19).split('T') as [string, string]
      const cells = ledgerFields.map((field): Cell => {
        if (field === 'number') return text('TS1')
        return field === 'receivedAt' ? { t: 'd', v: day, time } : null
      })
      expect(minuteIn(timeZone, read(cells).record!.receivedAt)).toBe(`${day} ${time.slice(0, 5)}`)
    }),
  )
})

it('never throws, whatever stands in its cells, and leaves out a row only for a reason it tells', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme' }).map(text),
    fc.double().map((v): Cell => ({ t: 'n', v })),
    fc.constantFrom('2019-10-01', '1899-12-30').map((v): Cell => ({ t: 'd', v })),
    fc.boolean().map((v): Cell => ({ t: 'b', v })),
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: ledgerFields.length }), (cells) => {
      const { record, problems } = read(cells)
      expect(record === null).toBe(problems.some(({ fatal }) => fatal))
    }),
  )
})

it.each([
  ['非常满意', 5],
  ['基本满意', 3],
  ['4分', 4],
  ['５', 5],
  ['不满意', 2],
  ['—', null],
])('reads the score %s as %s', (written, score) => expect(scoreCell(text(written))).toEqual({ value: score }))

it('takes no score that is none', () => {
  expect(scoreCell({ t: 'n', v: 9 })).toEqual({ reason: 'OUT_OF_RANGE' })
  expect(scoreCell(text('还行吧'))).toEqual({ reason: 'NOT_A_NUMBER' })
})

it.each([
  ['是', true],
  ['超时', false],
  ['√', true],
  ['N', false],
])('reads in time %s as %s', (written, timely) =>
  expect(timelyCell(text(written))).toEqual({ value: timely }),
)
