import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupReasons, type BackupReason } from '../../../../shared/modules/backups/terms.ts'
import { supersededOf } from './keep.ts'

const zone = 'Asia/Shanghai'
/** 08:40 on 22 November in Shanghai. */
const now = Date.parse('2026-11-22T00:40:00Z')
const at = (instant: string, reason: BackupReason = 'daily') => ({ at: `${instant}:00.000Z`, reason })
const gone = (...backups: { at: string; reason: BackupReason }[]) => supersededOf(backups, zone, now)

describe('backups that are let go', () => {
  it('are the earlier ones of a day, by the calendar of the office', () => {
    const early = at('2026-11-20T17:00')
    const late = at('2026-11-21T15:59')
    const next = at('2026-11-21T16:00', 'closing')
    expect(gone(early, late, next)).toEqual([early])
  })

  it('are none of the last seven days with one a day', () => {
    const days = ['16', '17', '18', '19', '20', '21', '22'].map((day) => at(`2026-11-${day}T00:30`))
    expect(gone(...days)).toEqual([])
    expect(gone(at('2026-11-15T00:30'), ...days)).toEqual([at('2026-11-15T00:30')])
  })

  it('are never the last of a month within twelve months', () => {
    const october = at('2026-10-31T08:00')
    const december = at('2025-12-31T08:00')
    const tooOld = at('2025-11-30T08:00')
    expect(gone(tooOld, december, october, at('2026-11-22T00:30'))).toEqual([tooOld])
  })

  it('are not those made on purpose or before something risky within the week', () => {
    const risky = at('2026-11-20T01:00', 'import')
    const byHand = at('2026-11-20T02:00', 'manual')
    const old = at('2026-11-10T02:00', 'manual')
    expect(gone(old, risky, byHand, at('2026-11-20T09:00'), at('2026-11-22T00:30'))).toEqual([old])
  })

  it('leave the newest, however old, and no more than the days, months and special ones need', () => {
    const backup = fc.record({
      at: fc
        .date({ min: new Date('2024-01-01'), max: new Date(now), noInvalidDate: true })
        .map((date) => date.toISOString()),
      reason: fc.constantFrom(...backupReasons),
    })
    fc.assert(
      fc.property(fc.array(backup, { minLength: 1, maxLength: 60 }), (backups) => {
        const removed = new Set(supersededOf(backups, zone, now))
        const stays = backups.filter((each) => !removed.has(each))
        const newest = backups.map((each) => each.at).reduce((a, b) => (a > b ? a : b))
        expect(stays.some((each) => each.at === newest)).toBe(true)
        const plain = stays.filter(({ reason }) => reason === 'daily' || reason === 'closing')
        expect(plain.length).toBeLessThanOrEqual(7 + 12 + 1)
      }),
    )
  })
})
