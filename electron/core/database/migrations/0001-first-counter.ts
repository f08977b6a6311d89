import type { Migration } from './migration.ts'

/** Columns every editable row has: who wrote it, when, and the version that optimistic locking compares. */
const stamped = `
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
  version INTEGER NOT NULL DEFAULT 1`

export const firstCounter: Migration = {
  id: 1,
  name: 'first-counter',
  statements: [
    // --- the folder itself
    `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
    `CREATE TABLE key_wrappings (
      kind TEXT NOT NULL CHECK (kind IN ('machine', 'recovery')), key_id TEXT NOT NULL,
      salt TEXT NOT NULL, wrapped TEXT NOT NULL, created_at TEXT NOT NULL,
      PRIMARY KEY (kind, key_id)) STRICT`,
    `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,

    // --- the office and its dictionaries
    `CREATE TABLE communities (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, import_id INTEGER, ${stamped}) STRICT`,
    `CREATE TABLE office (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, hotline TEXT NOT NULL,
      slogan TEXT NOT NULL, time_zone TEXT NOT NULL, community_id INTEGER NOT NULL REFERENCES communities (id),
      slip_form_number TEXT NOT NULL, slip_retention TEXT NOT NULL, idle_minutes INTEGER NOT NULL, ${stamped}) STRICT`,
    `CREATE TABLE departments (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT NOT NULL, department_id INTEGER REFERENCES departments (id),
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE resident_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, import_id INTEGER,
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE channels (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      live INTEGER NOT NULL CHECK (live IN (0, 1)), position INTEGER NOT NULL, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE categories (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, parent_id INTEGER REFERENCES categories (id),
      code TEXT NOT NULL, name TEXT NOT NULL, archived_at TEXT, ${stamped}, UNIQUE (kind, code)) STRICT`,

    // --- people who use the program
    `CREATE TABLE roles (code TEXT PRIMARY KEY, permissions TEXT NOT NULL, ${stamped}) STRICT`,
    `CREATE TABLE users (id INTEGER PRIMARY KEY, staff_id INTEGER NOT NULL REFERENCES staff (id),
      login TEXT NOT NULL UNIQUE, password_hash TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
      last_login_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE user_roles (user_id INTEGER NOT NULL REFERENCES users (id), role_code TEXT NOT NULL REFERENCES roles (code),
      PRIMARY KEY (user_id, role_code)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE sessions (id INTEGER PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL REFERENCES users (id),
      host TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, end_reason TEXT) STRICT`,
    `CREATE TABLE login_failures (login_digest TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at TEXT NOT NULL) STRICT`,

    // --- houses and residents; an undone import deletes rows, and AUTOINCREMENT never gives their ids to others
    `CREATE TABLE buildings (id INTEGER PRIMARY KEY AUTOINCREMENT, community_id INTEGER NOT NULL REFERENCES communities (id),
      name TEXT NOT NULL, import_id INTEGER, ${stamped}, UNIQUE (community_id, name)) STRICT`,
    `CREATE TABLE houses (id INTEGER PRIMARY KEY AUTOINCREMENT, building_id INTEGER NOT NULL REFERENCES buildings (id),
      unit TEXT NOT NULL, room TEXT NOT NULL, floor INTEGER, line TEXT, kind TEXT NOT NULL, state TEXT NOT NULL,
      area_hundredths INTEGER, delivered_on TEXT, notes TEXT NOT NULL, import_id INTEGER, archived_at TEXT,
      ${stamped}, UNIQUE (building_id, unit, room)) STRICT`,
    `CREATE TABLE residents (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, gender TEXT, birth_year INTEGER,
      occupation TEXT NOT NULL, group_id INTEGER REFERENCES resident_groups (id), emergency_name TEXT NOT NULL,
      emergency_phone TEXT NOT NULL, notes TEXT NOT NULL, import_id INTEGER, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX residents_by_name ON residents (name)`,
    `CREATE TABLE resident_phones (id INTEGER PRIMARY KEY AUTOINCREMENT, resident_id INTEGER NOT NULL REFERENCES residents (id),
      phone TEXT NOT NULL, label TEXT NOT NULL, position INTEGER NOT NULL, import_id INTEGER, ${stamped},
      UNIQUE (resident_id, phone)) STRICT`,
    `CREATE INDEX resident_phones_by_phone ON resident_phones (phone)`,
    `CREATE TABLE resident_plates (id INTEGER PRIMARY KEY AUTOINCREMENT, resident_id INTEGER NOT NULL REFERENCES residents (id),
      plate TEXT NOT NULL, import_id INTEGER, ${stamped}, UNIQUE (resident_id, plate)) STRICT`,
    `CREATE TABLE occupancies (id INTEGER PRIMARY KEY AUTOINCREMENT, house_id INTEGER NOT NULL REFERENCES houses (id),
      resident_id INTEGER NOT NULL REFERENCES residents (id), role TEXT NOT NULL, since TEXT, until TEXT,
      is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)), import_id INTEGER, ${stamped}) STRICT`,
    `CREATE INDEX occupancies_by_house ON occupancies (house_id)`,
    `CREATE INDEX occupancies_by_resident ON occupancies (resident_id)`,

    // --- tickets
    `CREATE TABLE number_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE tickets (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL,
      channel_id INTEGER NOT NULL REFERENCES channels (id), category_id INTEGER NOT NULL REFERENCES categories (id),
      words TEXT NOT NULL, house_id INTEGER REFERENCES houses (id), resident_id INTEGER REFERENCES residents (id),
      caller_name TEXT NOT NULL, caller_phone TEXT NOT NULL, caller_role TEXT, place TEXT NOT NULL, demand TEXT,
      emotion TEXT NOT NULL, urgency TEXT NOT NULL, contact_time TEXT NOT NULL,
      received_at TEXT NOT NULL, entered_at TEXT NOT NULL, first_asked_by INTEGER NOT NULL REFERENCES staff (id),
      department_id INTEGER REFERENCES departments (id), assignee_id INTEGER REFERENCES staff (id),
      rule TEXT NOT NULL, first_contact_due_at TEXT NOT NULL, reply_due_at TEXT NOT NULL, resolve_due_at TEXT NOT NULL,
      first_contact_at TEXT, first_contact_result TEXT, done_at TEXT, closed_at TEXT, voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', printed_count INTEGER NOT NULL DEFAULT 0, request_key TEXT NOT NULL UNIQUE,
      import_id INTEGER, ${stamped}) STRICT`,
    `CREATE INDEX tickets_by_received ON tickets (received_at)`,
    `CREATE INDEX tickets_by_house ON tickets (house_id, received_at)`,
    `CREATE INDEX tickets_by_resident ON tickets (resident_id, received_at)`,
    `CREATE INDEX tickets_open ON tickets (resolve_due_at) WHERE state IN ('open', 'assigned', 'done')`,
    `CREATE INDEX tickets_uncontacted ON tickets (first_contact_due_at)
      WHERE first_contact_at IS NULL AND state IN ('open', 'assigned')`,
    `CREATE INDEX tickets_closed ON tickets (closed_at) WHERE closed_at IS NOT NULL`,
    `CREATE TABLE ticket_events (id INTEGER PRIMARY KEY, ticket_id INTEGER NOT NULL REFERENCES tickets (id),
      at TEXT NOT NULL, staff_id INTEGER REFERENCES staff (id), kind TEXT NOT NULL, text TEXT NOT NULL,
      detail TEXT NOT NULL) STRICT`,
    `CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id)`,
    `CREATE TRIGGER ticket_events_are_final BEFORE UPDATE ON ticket_events
      BEGIN SELECT RAISE(ABORT, 'ticket events are append-only'); END`,
    `CREATE TRIGGER ticket_events_stay BEFORE DELETE ON ticket_events
      BEGIN SELECT RAISE(ABORT, 'ticket events are append-only'); END`,

    // --- finding: names, pinyin, phones, rooms and numbers as prefix terms
    `CREATE TABLE search_terms (term TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, weight INTEGER NOT NULL,
      PRIMARY KEY (term, kind, ref)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX search_terms_by_ref ON search_terms (ref)`,

    // --- imports: every row written is tagged and journalled, so that an import can be withdrawn or undone whole
    `CREATE TABLE imports (id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, state TEXT NOT NULL,
      source TEXT NOT NULL, sheet_index INTEGER NOT NULL, header_row INTEGER, mapping TEXT NOT NULL,
      counts TEXT NOT NULL, kept INTEGER NOT NULL DEFAULT 0, staff_id INTEGER NOT NULL REFERENCES staff (id),
      ${stamped}) STRICT`,
    `CREATE TABLE import_journal (id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES imports (id),
      table_name TEXT NOT NULL, row_id INTEGER NOT NULL, version_written INTEGER NOT NULL, before TEXT) STRICT`,
    `CREATE INDEX import_journal_by_import ON import_journal (import_id, id)`,
    `CREATE INDEX import_journal_by_row ON import_journal (table_name, row_id)`,

    // --- the audit chain; old values stand apart, so that erasing personal data leaves the chain whole
    `CREATE TABLE audit_entries (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, user_id INTEGER, actor TEXT NOT NULL,
      host TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL, fields TEXT NOT NULL,
      outcome TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT`,
    `CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT`,
    `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')`,
    `CREATE TABLE audit_values (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, field TEXT NOT NULL, before TEXT) STRICT`,
    `CREATE INDEX audit_values_by_seq ON audit_values (seq)`,
    `CREATE TRIGGER audit_entries_are_final BEFORE UPDATE ON audit_entries
      BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END`,
    `CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
      BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END`,
  ],
}
