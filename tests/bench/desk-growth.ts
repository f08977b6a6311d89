import type { TestClient, TestOffice } from '../../electron/core/testing/office.ts'
import { seeded } from '../../shared/random/seeded.ts'
import { percentile, times, type Line } from './measure.ts'

/** What is unfinished does not grow with the years an office works. */
const unfinished = 300
const asked = 60

/** The start page with ten times the history: 40,000 tickets, then 400,000. */
export async function measureDeskGrowth(office: TestOffice, client: TestClient): Promise<Line> {
  const small = 40_000
  const large = 400_000
  fillTickets(office, small - unfinished, 'closed')
  fillTickets(office, unfinished, 'assigned')
  const before = await deskTimes(client)
  fillTickets(office, large - small, 'closed')
  const after = await deskTimes(client)
  return {
    name: 'The desk with 400,000 tickets, p50 in the core',
    measured: percentile(after, 0.5),
    unit: 'ms',
    floor: percentile(before, 0.5),
    floorName: 'the desk with 40,000',
    goal: percentile(before, 0.5) * 1.2,
    facts: [
      `p95 ${percentile(after, 0.95).toFixed(3)} ms against ${percentile(before, 0.95).toFixed(3)} ms, ${unfinished} unfinished in both`,
    ],
  }
}

async function deskTimes(client: TestClient): Promise<number[]> {
  for (let index = 0; index < 10; index++) await client.tickets.desk({ queue: 'mine' })
  return times(asked, () => client.tickets.desk({ queue: 'mine' }))
}

let made = 0

/** Tickets of the last ten years past the program's commands: the ground of a measurement, not what is measured. */
function fillTickets(office: TestOffice, count: number, state: 'closed' | 'assigned'): void {
  const { raw } = office.core.services.database
  const now = office.clock.now()
  const random = seeded(20261121 + made)
  const ticket = raw.prepare(`
    INSERT INTO tickets (number, kind, state, channel_id, category_id, words, caller_name, caller_phone, place, emotion,
      urgency, contact_time, received_at, entered_at, first_asked_by, rule, first_contact_due_at, reply_due_at,
      resolve_due_at, first_contact_at, closed_at, request_key, created_at, updated_at)
    VALUES (@number, 'complaint', '${state}', 1, 1, '楼道灯不亮', '', '', '门厅', 'calm', 'normal', '', @at, @at, 1, '{}', @at, @at,
      @due, @at, @closed, @number, @at, @at)`)
  const event = raw.prepare(
    `INSERT INTO ticket_events (ticket_id, at, staff_id, kind, text, detail) VALUES (?, ?, 1, 'registered', '', '{}')`,
  )
  const tenYears = 10 * 365 * 86_400_000
  raw.transaction(() => {
    for (let index = 0; index < count; index++) {
      const age = state === 'closed' ? 86_400_000 + random() * tenYears : random() * 86_400_000
      const at = new Date(now - age).toISOString()
      const due = new Date(now - age + 3 * 86_400_000).toISOString()
      const { lastInsertRowid } = ticket.run({
        number: `B-${++made}`,
        at,
        due,
        closed: state === 'closed' ? due : null,
      })
      event.run(lastInsertRowid, at)
    }
  })()
  raw.pragma('wal_checkpoint(TRUNCATE)')
}
