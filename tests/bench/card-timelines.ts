import type { TestOffice } from '../../electron/core/testing/office.ts'

const tickets = 80
const stepsOfEach = 3
const contacts = 120
const promises = 30
const settled = 20
const moves = 2
const preferences = 3
const records = 3

/** One entry for each row and date of the ground below. */
export const timelineLength =
  tickets * (1 + stepsOfEach) + contacts + promises + settled + moves + preferences + records + 2

const dayIn2025 = (index: number) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString()

/**
 * Gives each of these residents the life of a difficult customer, written past the program's commands: this is the
 * ground of a measurement, not what is measured.
 */
export function fillTimelines(office: TestOffice, residentIds: readonly number[]): void {
  const { raw } = office.core.services.database
  const stamped = "'2026-01-01T00:00:00.000Z', 1, '2026-01-01T00:00:00.000Z', 1"
  const category = raw.prepare('SELECT min(id) FROM categories').pluck().get() as number
  const houseOf = raw.prepare('SELECT house_id FROM occupancies WHERE resident_id = ?').pluck()
  const ticket =
    raw.prepare(`INSERT INTO tickets (number, kind, state, channel_id, category_id, words, house_id,
      resident_id, caller_name, caller_phone, place, emotion, urgency, contact_time, received_at, entered_at,
      first_asked_by, rule, first_contact_due_at, reply_due_at, resolve_due_at, request_key,
      created_at, created_by, updated_at, updated_by)
    VALUES (@number, 'complaint', 'closed', 1, ${category}, '电梯又停了，等了二十分钟', @house, @id, '', '', '', 'calm', 'normal', '',
      @at, @at, 1, '{}', @at, @at, @at, @number, ${stamped})`)
  const step = raw.prepare(`INSERT INTO ticket_events (ticket_id, at, staff_id, kind, text, detail)
    VALUES (?, ?, 1, ?, '', '{"result":"reached"}')`)
  const contact =
    raw.prepare(`INSERT INTO contacts (kind, direction, channel_id, at, resident_id, house_id, staff_id,
      purpose, participants, words, follow_up, request_key, created_at, created_by, updated_at, updated_by)
    VALUES ('call', 'out', 2, ?, ?, ?, 1, 'regular', '', '已告知处理进展', '', ?, ${stamped})`)
  const promise =
    raw.prepare(`INSERT INTO promises (contact_id, words, due_on, staff_id, state, settled_at, settled_by,
      created_at, created_by, updated_at, updated_by)
    VALUES (?, '周五前换件', '2025-12-31', 1, ?, ?, 1, ${stamped})`)
  const move =
    raw.prepare(`INSERT INTO occupancies (house_id, resident_id, role, since, until, is_primary, created_at, updated_at)
    VALUES (?, ?, 'tenant', '2019-10', '2020-03-01', 0, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`)
  const preference =
    raw.prepare(`INSERT INTO resident_preferences (resident_id, kind, words, source, noted_on, met_on,
      created_at, created_by, updated_at, updated_by)
    VALUES (?, 'need', '装扶手', 'told', '2025-06-01', ?, ${stamped})`)
  const record =
    raw.prepare(`INSERT INTO house_records (house_id, kind, happened_on, part, words, cause, materials, worker,
      created_at, created_by, updated_at, updated_by)
    VALUES (?, 'water-and-power', '2025-07', '厨房', '换了龙头', '', '', '', ${stamped})`)
  raw.transaction(() => {
    for (const id of residentIds) {
      const house = houseOf.get(id) as number
      for (let index = 0; index < tickets; index++) {
        const at = dayIn2025(index)
        const ticketId = Number(ticket.run({ number: `card-${id}-${index}`, house, id, at }).lastInsertRowid)
        for (const kind of ['first-contact', 'note', 'closed'].slice(0, stepsOfEach))
          step.run(ticketId, at, kind)
      }
      for (let index = 0; index < contacts; index++) {
        const at = dayIn2025(index)
        const contactId = Number(contact.run(at, id, house, `card-${id}-${index}`).lastInsertRowid)
        if (index < settled) promise.run(contactId, 'kept', dayIn2025(index + 2))
        else if (index < promises) promise.run(contactId, 'open', null)
      }
      for (let index = 0; index < moves / 2; index++) move.run(house, id)
      preference.run(id, null)
      preference.run(id, '2025-09-01')
      preference.run(id, '2025-10-01')
      for (let index = 0; index < records; index++) record.run(house)
    }
  })()
  raw.pragma('wal_checkpoint(TRUNCATE)')
}
