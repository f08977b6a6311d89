import type { Migration } from './migration.ts'

const stamped = `
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
  version INTEGER NOT NULL DEFAULT 1`

/** Rows people read about later are never given another's id. */
const key = 'id INTEGER PRIMARY KEY AUTOINCREMENT'

const grants = (role: string, ...permissions: string[]): string[] =>
  permissions.map(
    (permission) =>
      `UPDATE roles SET permissions = json_insert(permissions, '$[#]', '${permission}') WHERE code = '${role}'`,
  )

export const fullCounter: Migration = {
  id: 3,
  name: 'full-counter',
  statements: [
    // --- what the other kinds of tickets need; answers are those to the category's questions, as JSON
    `ALTER TABLE tickets ADD COLUMN entry TEXT CHECK (entry IN ('yes', 'call-first', 'no'))`,
    `ALTER TABLE tickets ADD COLUMN appointment_on TEXT`,
    `ALTER TABLE tickets ADD COLUMN appointment_time TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE tickets ADD COLUMN solved_on_spot INTEGER NOT NULL DEFAULT 0 CHECK (solved_on_spot IN (0, 1))`,
    `ALTER TABLE tickets ADD COLUMN channel_note TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE tickets ADD COLUMN answers TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE tickets ADD COLUMN back_entered INTEGER NOT NULL DEFAULT 0 CHECK (back_entered IN (0, 1))`,
    `ALTER TABLE tickets ADD COLUMN joined_into INTEGER REFERENCES tickets (id)`,
    `ALTER TABLE tickets ADD COLUMN digest TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE tickets ADD COLUMN publishable INTEGER NOT NULL DEFAULT 0 CHECK (publishable IN (0, 1))`,
    `CREATE INDEX tickets_joined ON tickets (joined_into) WHERE joined_into IS NOT NULL`,
    `CREATE INDEX tickets_by_asker ON tickets (first_asked_by, id)`,
    // How many were open on a day is then read from the index alone.
    `DROP INDEX tickets_closed`,
    `CREATE INDEX tickets_closed ON tickets (closed_at, received_at, kind) WHERE closed_at IS NOT NULL`,

    // --- numbers printed on blank slips before a power cut; each is filled in, voided with a reason, or still out
    `CREATE TABLE blank_slips (${key}, kind TEXT NOT NULL, number TEXT NOT NULL UNIQUE, block TEXT NOT NULL,
      ticket_id INTEGER REFERENCES tickets (id), voided_at TEXT, void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX blank_slips_out ON blank_slips (number) WHERE ticket_id IS NULL AND voided_at IS NULL`,
    `CREATE INDEX blank_slips_by_block ON blank_slips (block)`,
    `CREATE INDEX blank_slips_by_ticket ON blank_slips (ticket_id) WHERE ticket_id IS NOT NULL`,

    // --- what is typed and not yet saved; no record, so outside the audit, and sealed with the data key
    `CREATE TABLE drafts (user_id INTEGER NOT NULL REFERENCES users (id), name TEXT NOT NULL, sealed TEXT NOT NULL,
      saved_at TEXT NOT NULL, PRIMARY KEY (user_id, name)) STRICT, WITHOUT ROWID`,

    // --- photographs in attachments/, named by their content's SHA-256
    `CREATE TABLE attachments (hash TEXT PRIMARY KEY, media_type TEXT NOT NULL, bytes INTEGER NOT NULL,
      width INTEGER NOT NULL, height INTEGER NOT NULL, added_at TEXT NOT NULL, added_by INTEGER) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket_photos (${key}, ticket_id INTEGER NOT NULL REFERENCES tickets (id),
      hash TEXT NOT NULL REFERENCES attachments (hash), caption TEXT NOT NULL DEFAULT '', removed_at TEXT,
      remove_reason TEXT NOT NULL DEFAULT '', ${stamped}, UNIQUE (ticket_id, hash)) STRICT`,
    `CREATE INDEX ticket_photos_by_hash ON ticket_photos (hash)`,

    // --- help while registering: questions and texts by category, answers to what is often asked, known outages
    `CREATE TABLE category_questions (${key}, category_id INTEGER NOT NULL REFERENCES categories (id),
      position INTEGER NOT NULL, words TEXT NOT NULL, alarm TEXT CHECK (alarm IN ('yes', 'no')),
      advice TEXT NOT NULL DEFAULT '', shipped INTEGER NOT NULL DEFAULT 0, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX category_questions_by_category ON category_questions (category_id, position)`,
    `CREATE TABLE text_templates (${key}, kind TEXT, category_id INTEGER REFERENCES categories (id),
      shortcut TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, position INTEGER NOT NULL,
      shipped INTEGER NOT NULL DEFAULT 0, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE knowledge (${key}, category_id INTEGER REFERENCES categories (id), title TEXT NOT NULL,
      keywords TEXT NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0,
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE outages (${key}, kind TEXT NOT NULL, planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
      title TEXT NOT NULL, words TEXT NOT NULL, starts_at TEXT NOT NULL, expected_end_at TEXT, ended_at TEXT,
      voided_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX outages_running ON outages (starts_at) WHERE ended_at IS NULL AND voided_at IS NULL`,
    `CREATE TABLE outage_places (outage_id INTEGER NOT NULL REFERENCES outages (id),
      building_id INTEGER NOT NULL REFERENCES buildings (id), unit TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (outage_id, building_id, unit)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX outage_places_by_building ON outage_places (building_id)`,

    // --- paper: what an office sets for each form, and what was printed
    `ALTER TABLE forms ADD COLUMN title TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE forms ADD COLUMN paper TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE forms ADD COLUMN notes TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE forms ADD COLUMN copies TEXT NOT NULL DEFAULT ''`,
    `CREATE TABLE prints (${key}, at TEXT NOT NULL, staff_id INTEGER REFERENCES staff (id), form TEXT NOT NULL,
      paper TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL, rows INTEGER NOT NULL, copy INTEGER NOT NULL) STRICT`,
    `CREATE INDEX prints_by_subject ON prints (subject, form)`,
    `CREATE INDEX prints_by_at ON prints (at)`,

    // --- registers of the front desk. Undoing an import removes houses and residents one by one, so each reference to them
    // has its index; what is there once at a time is so whoever writes or takes back.
    `CREATE TABLE held_keys (${key}, house_id INTEGER REFERENCES houses (id), label TEXT NOT NULL, pieces INTEGER NOT NULL,
      place TEXT NOT NULL, giver_name TEXT NOT NULL, giver_phone TEXT NOT NULL, purpose TEXT NOT NULL, taken_at TEXT NOT NULL,
      taken_by INTEGER NOT NULL REFERENCES staff (id), returned_at TEXT, returned_to TEXT NOT NULL DEFAULT '',
      returned_by INTEGER REFERENCES staff (id), notes TEXT NOT NULL DEFAULT '', voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX held_keys_by_house ON held_keys (house_id)`,
    `CREATE UNIQUE INDEX held_keys_label ON held_keys (label) WHERE returned_at IS NULL AND voided_at IS NULL`,
    `CREATE TABLE key_loans (${key}, held_key_id INTEGER NOT NULL REFERENCES held_keys (id), borrower TEXT NOT NULL,
      phone TEXT NOT NULL, reason TEXT NOT NULL, lent_at TEXT NOT NULL, lent_by INTEGER NOT NULL REFERENCES staff (id),
      due_at TEXT, back_at TEXT, back_by INTEGER REFERENCES staff (id), notes TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX key_loans_by_key ON key_loans (held_key_id, id)`,
    `CREATE UNIQUE INDEX key_loans_out ON key_loans (held_key_id) WHERE back_at IS NULL`,
    `CREATE TABLE parcels (${key}, house_id INTEGER REFERENCES houses (id), resident_id INTEGER REFERENCES residents (id),
      recipient TEXT NOT NULL, phone TEXT NOT NULL, carrier TEXT NOT NULL, tracking TEXT NOT NULL, shelf TEXT NOT NULL,
      pieces INTEGER NOT NULL, arrived_at TEXT NOT NULL, taken_by INTEGER NOT NULL REFERENCES staff (id), told_at TEXT,
      handed_at TEXT, handed_to TEXT NOT NULL DEFAULT '', handed_by INTEGER REFERENCES staff (id),
      notes TEXT NOT NULL DEFAULT '', voided_at TEXT, void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX parcels_waiting ON parcels (arrived_at) WHERE handed_at IS NULL AND voided_at IS NULL`,
    `CREATE INDEX parcels_by_arrival ON parcels (arrived_at)`,
    `CREATE INDEX parcels_by_house ON parcels (house_id)`,
    `CREATE INDEX parcels_by_resident ON parcels (resident_id) WHERE resident_id IS NOT NULL`,
    `CREATE UNIQUE INDEX parcels_tracking ON parcels (tracking)
      WHERE tracking <> '' AND handed_at IS NULL AND voided_at IS NULL`,
    `CREATE TABLE visitors (${key}, name TEXT NOT NULL, phone TEXT NOT NULL, plate TEXT NOT NULL, people INTEGER NOT NULL,
      house_id INTEGER REFERENCES houses (id), host_name TEXT NOT NULL, purpose TEXT NOT NULL, pass TEXT NOT NULL,
      arrived_at TEXT NOT NULL, taken_by INTEGER NOT NULL REFERENCES staff (id), left_at TEXT,
      notes TEXT NOT NULL DEFAULT '', voided_at TEXT, void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX visitors_by_arrival ON visitors (arrived_at)`,
    `CREATE INDEX visitors_inside ON visitors (arrived_at) WHERE left_at IS NULL AND voided_at IS NULL`,
    `CREATE INDEX visitors_by_house ON visitors (house_id) WHERE house_id IS NOT NULL`,
    `CREATE UNIQUE INDEX visitors_pass ON visitors (pass) WHERE pass <> '' AND left_at IS NULL AND voided_at IS NULL`,
    `CREATE TABLE item_passes (${key}, number TEXT NOT NULL UNIQUE, house_id INTEGER REFERENCES houses (id),
      applicant TEXT NOT NULL, applicant_role TEXT NOT NULL, phone TEXT NOT NULL, items TEXT NOT NULL, carrier TEXT NOT NULL,
      plate TEXT NOT NULL, owner_consent TEXT NOT NULL, issued_at TEXT NOT NULL,
      issued_by INTEGER NOT NULL REFERENCES staff (id), valid_on TEXT NOT NULL, released_at TEXT,
      guard_name TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX item_passes_by_issue ON item_passes (issued_at)`,
    `CREATE INDEX item_passes_by_house ON item_passes (house_id)`,
    `CREATE INDEX item_passes_open ON item_passes (valid_on) WHERE released_at IS NULL AND voided_at IS NULL`,

    // --- convenience services: who offers them, what was asked for, what they cost
    `CREATE TABLE providers (${key}, kind TEXT NOT NULL, name TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL,
      address TEXT NOT NULL, hours TEXT NOT NULL, offers TEXT NOT NULL, price TEXT NOT NULL, house_id INTEGER REFERENCES houses (id),
      notes TEXT NOT NULL DEFAULT '', archived_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX providers_by_house ON providers (house_id) WHERE house_id IS NOT NULL`,
    `CREATE TABLE service_requests (${key}, kind TEXT NOT NULL, house_id INTEGER REFERENCES houses (id),
      resident_id INTEGER REFERENCES residents (id), name TEXT NOT NULL, phone TEXT NOT NULL, words TEXT NOT NULL,
      wanted_on TEXT, provider_id INTEGER REFERENCES providers (id), fee_fen INTEGER, state TEXT NOT NULL, asked_at TEXT NOT NULL,
      taken_by INTEGER NOT NULL REFERENCES staff (id), settled_at TEXT, settled_by INTEGER REFERENCES staff (id),
      rating INTEGER, notes TEXT NOT NULL DEFAULT '', voided_at TEXT, void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX service_requests_by_asking ON service_requests (asked_at)`,
    `CREATE INDEX service_requests_open ON service_requests (asked_at) WHERE state = 'open'`,
    `CREATE INDEX service_requests_by_house ON service_requests (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX service_requests_by_resident ON service_requests (resident_id) WHERE resident_id IS NOT NULL`,
    `CREATE TABLE price_items (${key}, section TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, price_fen INTEGER,
      words TEXT NOT NULL, position INTEGER NOT NULL, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX price_items_name ON price_items (section, name) WHERE archived_at IS NULL`,

    // --- what refers to a resident has its index, here too
    `CREATE INDEX duplicate_dismissals_by_second ON duplicate_dismissals (second_id)`,

    // --- who may do what of the above
    ...grants('clerk', 'outages.manage', 'registers.keep'),
    ...grants('officer', 'outages.manage', 'registers.keep', 'reports.read'),
    ...grants('manager', 'outages.manage', 'registers.keep', 'reports.read'),
  ],
}
