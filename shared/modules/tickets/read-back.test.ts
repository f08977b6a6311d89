import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, minuteIn } from '../../time/zone.ts'
import { defaultPromise, promisedTimes } from './deadlines.ts'
import { readBack, type ReadBack } from './read-back.ts'
import { ticketKinds } from './terms.ts'

const leak: ReadBack = {
  locale: 'zh-CN',
  kind: 'complaint',
  house: { building: '3', unit: '2', room: '501' },
  place: '',
  words: '卫生间漏水',
  live: false,
  receivedAt: '2026-11-21T01:12:00.000Z',
  timeZone: 'Asia/Shanghai',
  rule: defaultPromise,
}

describe('what is read to the owner', () => {
  it('says what was understood and what is promised', () => {
    expect(readBack(leak)).toBe(
      '您反映3栋2单元501卫生间漏水。我们15分钟内联系您，明天09:12前答复您，11月24日09:12前办结。',
    )
    expect(readBack({ ...leak, locale: 'en', words: 'the bathroom leaks' })).toBe(
      'You report: Building 3, Unit 2, Room 501, the bathroom leaks. We will contact you within 15 minutes, ' +
        'answer you by 09:12 tomorrow, and resolve it by 09:12 on 24 November.',
    )
  })

  it('promises no first contact to somebody who is being spoken to', () => {
    expect(readBack({ ...leak, live: true })).toBe(
      '您反映3栋2单元501卫生间漏水。我们已受理，明天09:12前答复您，11月24日09:12前办结。',
    )
    expect(readBack({ ...leak, live: true, locale: 'en', words: 'a leak' })).toContain(
      'It is accepted. We will answer you by 09:12 tomorrow',
    )
  })

  it('names the place, the year where it turns, and hours where minutes make whole ones', () => {
    const said = readBack({
      ...leak,
      house: null,
      place: '3栋东侧',
      words: '路灯不亮',
      kind: 'repair',
      receivedAt: '2026-12-30T01:12:00.000Z',
      rule: { firstContactMinutes: 120, replyMinutes: 2 * 24 * 60, resolveMinutes: 72 * 60 },
    })
    expect(said).toBe(
      '您报修3栋东侧路灯不亮。我们2小时内联系您，后天09:12前答复您，2027年1月2日09:12前办结。',
    )
  })

  it('does not say the room twice', () => {
    expect(readBack({ ...leak, words: '3栋2单元501漏水' })).toContain('您反映3栋2单元501漏水。')
  })

  it('cuts a long story where a clause ends', () => {
    const words = `${'水一直漏'.repeat(10)}，${'楼下也湿了'.repeat(10)}。`
    expect(readBack({ ...leak, words })).toContain(`501${'水一直漏'.repeat(10)}…我们15分钟内`)
  })

  it('drops line breaks and the last full stop', () => {
    expect(readBack({ ...leak, words: '漏水\n很大。！' })).toContain('501漏水 很大。我们')
  })
})

const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const rules = fc.record({
  firstContactMinutes: fc.integer({ min: 1, max: 10_000 }),
  replyMinutes: fc.integer({ min: 1, max: 100_000 }),
  resolveMinutes: fc.integer({ min: 1, max: 500_000 }),
})

it('promised times are the rule, to the minute, in natural time', () => {
  fc.assert(
    fc.property(instants, rules, (receivedAt, rule) => {
      const times = promisedTimes(receivedAt, rule)
      const minutesTo = (instant: string) => (Date.parse(instant) - Date.parse(receivedAt)) / 60_000
      expect([times.firstContactDueAt, times.replyDueAt, times.resolveDueAt].map(minutesTo)).toEqual([
        rule.firstContactMinutes,
        rule.replyMinutes,
        rule.resolveMinutes,
      ])
    }),
  )
})

it('reads one short line whatever was typed, with both promised clock times of the office', () => {
  fc.assert(
    fc.property(
      fc.record({
        locale: fc.constantFrom('zh-CN' as const, 'en' as const),
        kind: fc.constantFrom(...ticketKinds),
        words: fc.string({ unit: 'grapheme', maxLength: 500 }),
        place: fc.string({ maxLength: 20 }),
        live: fc.boolean(),
        receivedAt: instants,
        rule: rules,
        timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
      }),
      (ticket) => {
        const said = readBack({ ...ticket, house: null })
        const times = promisedTimes(ticket.receivedAt, ticket.rule)
        expect(said).not.toMatch(/[\n\r\t]|undefined|NaN/)
        expect(said.length).toBeLessThan(600)
        for (const instant of [times.replyDueAt, times.resolveDueAt]) {
          expect(said).toContain(minuteIn(ticket.timeZone, instant).slice(11))
          const date = Number(dayIn(ticket.timeZone, instant).slice(8))
          expect(said).toMatch(new RegExp(`今天|明天|后天|today|tomorrow|${date}`))
        }
      },
    ),
  )
})
