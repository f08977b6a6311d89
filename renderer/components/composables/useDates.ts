import { useI18n } from 'vue-i18n'
import { now, officeDay, officeZone } from '../../client/clock.ts'

const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockIn(timeZone: string): Intl.DateTimeFormat {
  let format = clocks.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    clocks.set(timeZone, format)
  }
  return format
}

export type DueTone = 'late' | 'soon' | 'plain'

/** Instants as the office reads them: its time zone, the core's now, the page's language. Use inside setup. */
export function useDates() {
  const { t, locale } = useI18n()

  /** `09:12` */
  const time = (instant: string): string => clockIn(officeZone.value).format(new Date(instant))
  /** `2026-11-21` */
  const date = (instant: string): string => officeDay(instant)
  /** `2026-11-21 09:12` */
  const dateTime = (instant: string): string => `${date(instant)} ${time(instant)}`
  /** `周六` for a day `2026-11-21` */
  const weekday = (day: string): string =>
    new Intl.DateTimeFormat(locale.value, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    )

  /** `11-24`, with its year when that is another: a day `2026-11-24` as one reads it in a line. */
  const shortDay = (day: string): string =>
    day.slice(0, 4) === officeDay(now.value).slice(0, 4) ? day.slice(5) : day

  /** `今天 18:00`, `昨天 20:15`, `11-24 18:00`, `2025-11-02 18:00` */
  function near(instant: string): string {
    const day = date(instant)
    const words = { time: time(instant) }
    if (day === officeDay(now.value)) return t('parts.time.today', words)
    if (day === officeDay(now.value - dayLength)) return t('parts.time.yesterday', words)
    if (day === officeDay(now.value + dayLength)) return t('parts.time.tomorrow', words)
    return `${shortDay(day)} ${words.time}`
  }

  /** `刚刚`, `5 分钟前`, `3 小时前`, then as `near`. */
  function ago(instant: string): string {
    const passed = now.value - Date.parse(instant)
    if (passed < 0 || passed >= 12 * hour) return near(instant)
    if (passed < minute) return t('parts.time.now')
    if (passed < hour) return t('parts.time.minutesAgo', { count: Math.floor(passed / minute) })
    return t('parts.time.hoursAgo', { count: Math.floor(passed / hour) })
  }

  /** A promised time: how it stands, in a word and a tone. `soonHours`: from when on it is amber. */
  function due(instant: string, soonHours = 4): { text: string; tone: DueTone } {
    const left = Date.parse(instant) - now.value
    if (left < 0) {
      const late = -left
      if (late < hour)
        return {
          tone: 'late',
          text: t('parts.time.minutesLate', { count: Math.max(1, Math.floor(late / minute)) }),
        }
      if (late < dayLength)
        return { tone: 'late', text: t('parts.time.hoursLate', { count: Math.floor(late / hour) }) }
      return { tone: 'late', text: t('parts.time.daysLate', { count: Math.floor(late / dayLength) }) }
    }
    if (left < hour)
      return {
        tone: 'soon',
        text: t('parts.time.minutesLeft', { count: Math.max(1, Math.floor(left / minute)) }),
      }
    if (left <= soonHours * hour)
      return { tone: 'soon', text: t('parts.time.hoursLeft', { count: Math.floor(left / hour) }) }
    return { tone: 'plain', text: near(instant) }
  }

  return { time, date, dateTime, weekday, shortDay, near, ago, due }
}
