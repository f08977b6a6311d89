import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, minuteIn } from '../../time/zone.ts'
import { defaultPromise, promisedTimes } from './deadlines.ts'
import { readBack, type ReadBack } from './read-back.ts'
import { entryPermissions, ticketKinds } from './terms.ts'

const leak: ReadBack = {
  locale: 'zh-CN',
  kind: 'complaint',
  house: { building: '3', unit: '2', room: '501' },
  place: '',
  words: '卫生间漏水',
  live: false,
  solved: '',
  visit: null,
  now: '2026-11-21T01:12:00.000Z',
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
      now: '2026-12-30T01:12:00.000Z',
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

describe('what is read for other matters', () => {
  it('says what was done on the spot instead of promising', () => {
    expect(readBack({ ...leak, live: true, solved: '已关总阀，换了软管。' })).toBe(
      '您反映3栋2单元501卫生间漏水。已经当场处理：已关总阀，换了软管。您看这样可以吗？',
    )
    expect(readBack({ ...leak, locale: 'en', words: 'a leak', solved: 'the hose was changed' })).toBe(
      'You report: Building 3, Unit 2, Room 501, a leak. Done on the spot: the hose was changed. Is that all right?',
    )
  })

  it('answers what was asked', () => {
    const fee = { ...leak, kind: 'inquiry' as const, place: '主卧', words: '装修押金怎么退？' }
    expect(readBack({ ...fee, solved: '验收后三十天退回。' })).toBe(
      '您咨询装修押金怎么退。现在答复您：验收后三十天退回。您看还有不清楚的吗？',
    )
    expect(readBack({ ...leak, kind: 'help', words: '搬不动柜子' })).toContain('您求助3栋2单元501搬不动柜子')
    expect(readBack({ ...fee, solved: '  ' })).toContain('答复您，11月24日')
  })

  it('says when somebody comes for a repair and whether one goes in', () => {
    const repair = { ...leak, kind: 'repair' as const, place: '主卧卫生间', words: '漏水', live: true }
    const visit = { on: '2026-11-22', hours: '上午', entry: 'yes' as const }
    expect(readBack({ ...repair, visit })).toBe(
      '您报修3栋2单元501主卧卫生间漏水。我们已受理，明天09:12前答复您，11月24日09:12前办结。' +
        '师傅明天上午上门，您不在家时可以入户。',
    )
    expect(readBack({ ...repair, visit: { on: null, hours: '', entry: 'call-first' } })).toMatch(
      /办结。入户前先给您打电话。$/,
    )
    expect(readBack({ ...repair, visit: { on: '2027-01-02', hours: '', entry: null } })).toMatch(
      /办结。师傅2027年1月2日上门。$/,
    )
    expect(readBack({ ...repair, visit: { on: null, hours: '', entry: null } })).toMatch(/办结。$/)
    expect(readBack({ ...repair, locale: 'en', words: 'a leak', visit: { ...visit, entry: 'no' } })).toMatch(
      /on 24 November\. Somebody comes tomorrow, 上午\. They will not go in when you are out\.$/,
    )
    expect(readBack({ ...leak, visit })).not.toContain('上门')
  })

  it('thanks for a suggestion and for praise, promising nothing', () => {
    const said = (kind: 'suggestion' | 'praise') => readBack({ ...leak, kind, words: '路灯早点亮' })
    expect(said('suggestion')).toBe('您建议路灯早点亮。谢谢您的建议，我们会转给负责的部门认真研究。')
    expect(said('praise')).toMatch(/^您表扬路灯早点亮。谢谢您的表扬/)
    expect(readBack({ ...leak, kind: 'praise', locale: 'en', words: 'Mr Li' })).toMatch(/Thank you/)
  })

  it('names the days as they are seen now, when it was received before', () => {
    expect(readBack({ ...leak, receivedAt: '2026-11-20T00:40:00.000Z' })).toContain(
      '今天08:40前答复您，后天08:40前办结',
    )
    expect(readBack({ ...leak, receivedAt: '2026-11-18T00:40:00.000Z' })).toContain(
      '11月19日08:40前答复您，今天08:40前办结',
    )
  })

  it('cuts a long answer, too', () => {
    expect(readBack({ ...leak, solved: '已'.repeat(61) })).toContain(`${'已'.repeat(60)}…您看这样可以吗？`)
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

const promising = ticketKinds.filter((kind) => kind !== 'suggestion' && kind !== 'praise')

it('reads one short line whatever was typed, with both promised clock times of the office', () => {
  fc.assert(
    fc.property(
      fc.record({
        locale: fc.constantFrom('zh-CN' as const, 'en' as const),
        kind: fc.constantFrom(...promising),
        words: fc.string({ unit: 'grapheme', maxLength: 500 }),
        place: fc.string({ maxLength: 20 }),
        live: fc.boolean(),
        solved: fc.constant(''),
        visit: fc.option(
          fc.record({
            on: fc.option(instants.map((instant) => instant.slice(0, 10))),
            hours: fc.string({ maxLength: 40 }),
            entry: fc.option(fc.constantFrom(...entryPermissions)),
          }),
        ),
        now: instants,
        rule: rules,
        timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
      }),
      fc.integer({ min: 0, max: 90 * 86_400_000 }),
      (ticket, ageMs) => {
        // What is read out is read at most three months after it was received.
        const receivedAt = new Date(Date.parse(ticket.now) - ageMs).toISOString()
        const said = readBack({ ...ticket, receivedAt, house: null })
        const times = promisedTimes(receivedAt, ticket.rule)
        expect(said).not.toMatch(/[\n\r\t]|undefined|NaN/)
        expect(said.length).toBeLessThan(700)
        for (const instant of [times.replyDueAt, times.resolveDueAt]) {
          expect(said).toContain(minuteIn(ticket.timeZone, instant).slice(11))
          const date = Number(dayIn(ticket.timeZone, instant).slice(8))
          expect(said).toMatch(new RegExp(`今天|明天|后天|today|tomorrow|${date}`))
        }
      },
    ),
  )
})
