// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import { synchroniseClock } from '../../client/clock.ts'
import DueTag from '../DueTag.vue'
import { useDates } from './useDates.ts'

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })

/** Saturday, 21 November 2026, 09:12 in the office. */
const officeNow = '2026-11-21T01:12:00.000Z'

function dates() {
  let found: ReturnType<typeof useDates> | undefined
  mount({ setup: () => ((found = useDates()), () => null) }, { global: { plugins: [i18n] } })
  return found as ReturnType<typeof useDates>
}

beforeEach(() => {
  // This machine's clock is wrong and its zone another: only the core's counts.
  vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z') })
  synchroniseClock(officeNow, 'Asia/Shanghai')
})

describe('dates as the office reads them', () => {
  it('uses the office zone for days and times', () => {
    const { date, time, dateTime, weekday } = dates()
    expect(date('2026-11-20T16:30:00.000Z')).toBe('2026-11-21')
    expect(time('2026-11-20T16:30:00.000Z')).toBe('00:30')
    expect(dateTime(officeNow)).toBe('2026-11-21 09:12')
    expect(weekday('2026-11-21')).toBe('周六')
  })

  it('names near days by word and far ones by date', () => {
    const { near } = dates()
    expect(near('2026-11-21T10:00:00.000Z')).toBe('今天 18:00')
    expect(near('2026-11-20T12:15:00.000Z')).toBe('昨天 20:15')
    expect(near('2026-11-22T01:12:00.000Z')).toBe('明天 09:12')
    expect(near('2026-11-24T01:12:00.000Z')).toBe('11-24 09:12')
    expect(near('2025-11-02T01:12:00.000Z')).toBe('2025-11-02 09:12')
  })

  it('counts what has passed', () => {
    const { ago } = dates()
    expect(ago('2026-11-21T01:11:30.000Z')).toBe('刚刚')
    expect(ago('2026-11-21T01:07:00.000Z')).toBe('5 分钟前')
    expect(ago('2026-11-20T22:12:00.000Z')).toBe('3 小时前')
    expect(ago('2026-11-20T12:15:00.000Z')).toBe('昨天 20:15')
  })

  it('says how a promised time stands', () => {
    const { due } = dates()
    expect(due('2026-11-21T01:14:14.000Z')).toEqual({ tone: 'soon', text: '剩 2 分钟' })
    expect(due('2026-11-21T03:12:00.000Z')).toEqual({ tone: 'soon', text: '剩 2 小时' })
    expect(due('2026-11-21T12:00:00.000Z')).toEqual({ tone: 'plain', text: '今天 20:00' })
    expect(due('2026-11-21T01:11:59.000Z')).toEqual({ tone: 'late', text: '超时 1 分钟' })
    expect(due('2026-11-20T20:00:00.000Z')).toEqual({ tone: 'late', text: '超时 5 小时' })
    expect(due('2026-11-19T20:00:00.000Z')).toEqual({ tone: 'late', text: '超时 1 天' })
  })

  it('shows a late ticket by a word and a shape, and its exact time on hover', () => {
    const tag = mount(DueTag, { props: { dueAt: '2026-11-19T20:00:00.000Z' }, global: { plugins: [i18n] } })
    expect(tag.text()).toBe('!超时 1 天')
    expect(tag.attributes('title')).toBe('2026-11-20 04:00')
  })
})
