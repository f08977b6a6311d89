import type { BackupReason } from '../../../../shared/modules/backups/terms.ts'
import { addDays, dayIn } from '../../../../shared/time/zone.ts'
import { instantOf } from '../../kernel/clock.ts'

interface Dated {
  at: string
  reason: BackupReason
}

const days = 7
const months = 12

/**
 * Which backups are let go: what stays is the last of each of the seven days with backups up to today, the last of each
 * of twelve months, whatever was made on purpose or before something risky within seven days, and the newest in any case.
 * Days and months are those of the office's time zone.
 */
export function supersededOf<Backup extends Dated>(
  backups: readonly Backup[],
  timeZone: string,
  now: number,
): Backup[] {
  const newestFirst = [...backups].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const today = dayIn(timeZone, instantOf(now))
  const firstDay = addDays(today, 1 - days)
  const firstMonth = monthsBefore(today, months - 1)
  const seen = new Set<string>()
  const isFirst = (key: string) => !seen.has(key) && Boolean(seen.add(key))
  return newestFirst.filter((backup, index) => {
    const day = dayIn(timeZone, backup.at)
    const month = day.slice(0, 7)
    const lastOfDay = isFirst(day)
    const lastOfMonth = isFirst(month)
    const isRecent = day >= firstDay
    const isSpecial = backup.reason !== 'daily' && backup.reason !== 'closing'
    const stays =
      index === 0 || (isRecent && (lastOfDay || isSpecial)) || (lastOfMonth && month >= firstMonth)
    return !stays
  })
}

/** The month so many before a day's, `2025-12`. */
function monthsBefore(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const index = year * 12 + month - 1 - count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
