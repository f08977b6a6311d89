import type { Migration } from './migration.ts'

const stamped = `
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
  version INTEGER NOT NULL DEFAULT 1`

const grants = (role: string, ...permissions: string[]): string[] =>
  permissions.map(
    (permission) =>
      `UPDATE roles SET permissions = json_insert(permissions, '$[#]', '${permission}') WHERE code = '${role}'`,
  )

export const archives: Migration = {
  id: 2,
  name: 'archives',
  statements: [
    // --- communities as projects; building areas in hundredths of a square metre
    `ALTER TABLE communities ADD COLUMN kind TEXT NOT NULL DEFAULT 'residential'`,
    `ALTER TABLE communities ADD COLUMN area_hundredths INTEGER`,
    `ALTER TABLE communities ADD COLUMN households INTEGER`,
    `ALTER TABLE communities ADD COLUMN occupied_households INTEGER`,
    `ALTER TABLE communities ADD COLUMN delivered_year INTEGER`,

    // --- houses
    `ALTER TABLE houses ADD COLUMN inner_area_hundredths INTEGER`,
    `ALTER TABLE houses ADD COLUMN layout TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE houses ADD COLUMN orientation TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE houses ADD COLUMN ownership TEXT`,
    `ALTER TABLE houses ADD COLUMN water_meter TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE houses ADD COLUMN power_meter TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE houses ADD COLUMN hazards TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE houses ADD COLUMN keys_held INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE houses ADD COLUMN keys_place TEXT NOT NULL DEFAULT ''`,
    `CREATE TABLE house_warranties (id INTEGER PRIMARY KEY, house_id INTEGER NOT NULL REFERENCES houses (id),
      part TEXT NOT NULL, until TEXT NOT NULL, ${stamped}, UNIQUE (house_id, part)) STRICT`,
    `CREATE TABLE house_records (id INTEGER PRIMARY KEY, house_id INTEGER NOT NULL REFERENCES houses (id),
      kind TEXT NOT NULL, happened_on TEXT NOT NULL, part TEXT NOT NULL, words TEXT NOT NULL, cause TEXT NOT NULL,
      materials TEXT NOT NULL, cost_fen INTEGER, worker TEXT NOT NULL, warranty_until TEXT, voided_at TEXT,
      ${stamped}) STRICT`,
    `CREATE INDEX house_records_by_house ON house_records (house_id, happened_on)`,

    // --- residents; an ID number is sealed with the data key and found by its keyed digest
    `ALTER TABLE residents ADD COLUMN id_number_sealed TEXT`,
    `ALTER TABLE residents ADD COLUMN id_number_digest TEXT`,
    `ALTER TABLE residents ADD COLUMN contact_time TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE residents ADD COLUMN contact_wishes TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE residents ADD COLUMN merged_into INTEGER REFERENCES residents (id)`,
    `CREATE INDEX residents_by_id_number ON residents (id_number_digest) WHERE id_number_digest IS NOT NULL`,
    `CREATE INDEX residents_merged ON residents (merged_into) WHERE merged_into IS NOT NULL`,
    `CREATE INDEX residents_archived ON residents (archived_at) WHERE archived_at IS NOT NULL`,
    `CREATE INDEX houses_archived ON houses (archived_at) WHERE archived_at IS NOT NULL`,
    `CREATE INDEX houses_by_room ON houses (room, unit)`,
    `CREATE INDEX occupancies_current_by_role ON occupancies (role, resident_id) WHERE until IS NULL`,
    `CREATE INDEX occupancies_ended ON occupancies (resident_id) WHERE until IS NOT NULL`,
    `CREATE INDEX residents_by_group ON residents (group_id) WHERE group_id IS NOT NULL`,
    `CREATE INDEX resident_plates_by_plate ON resident_plates (plate)`,

    // --- what an office chooses from beside the tables of 0001
    `CREATE TABLE dictionary_entries (id INTEGER PRIMARY KEY, dictionary TEXT NOT NULL, code TEXT NOT NULL,
      name TEXT NOT NULL, position INTEGER NOT NULL, sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
      advice TEXT NOT NULL DEFAULT '', shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped IN (0, 1)), import_id INTEGER,
      archived_at TEXT, ${stamped}, UNIQUE (dictionary, code), UNIQUE (dictionary, name)) STRICT`,
    `ALTER TABLE channels ADD COLUMN shipped INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE channels ADD COLUMN import_id INTEGER`,
    `ALTER TABLE categories ADD COLUMN shipped INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE categories ADD COLUMN import_id INTEGER`,
    `ALTER TABLE resident_groups ADD COLUMN shipped INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE departments ADD COLUMN shipped INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE departments ADD COLUMN import_id INTEGER`,
    `ALTER TABLE staff ADD COLUMN import_id INTEGER`,

    // --- what is known of a resident, each with who noted it and when
    `CREATE TABLE resident_tags (id INTEGER PRIMARY KEY, resident_id INTEGER NOT NULL REFERENCES residents (id),
      entry_id INTEGER NOT NULL REFERENCES dictionary_entries (id), import_id INTEGER, ${stamped},
      UNIQUE (resident_id, entry_id)) STRICT`,
    `CREATE INDEX resident_tags_by_entry ON resident_tags (entry_id)`,
    `CREATE TABLE resident_flags (id INTEGER PRIMARY KEY, resident_id INTEGER NOT NULL REFERENCES residents (id),
      entry_id INTEGER NOT NULL REFERENCES dictionary_entries (id), note_sealed TEXT, review_on TEXT, ${stamped},
      UNIQUE (resident_id, entry_id)) STRICT`,
    `CREATE INDEX resident_flags_by_entry ON resident_flags (entry_id)`,
    `CREATE TABLE resident_bands (id INTEGER PRIMARY KEY, resident_id INTEGER NOT NULL REFERENCES residents (id),
      aspect TEXT NOT NULL, band TEXT NOT NULL, source TEXT NOT NULL, noted_on TEXT NOT NULL, ${stamped},
      UNIQUE (resident_id, aspect)) STRICT`,
    `CREATE TABLE resident_preferences (id INTEGER PRIMARY KEY, resident_id INTEGER NOT NULL REFERENCES residents (id),
      kind TEXT NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL, noted_on TEXT NOT NULL, met_on TEXT,
      ${stamped}) STRICT`,
    `CREATE INDEX resident_preferences_by_resident ON resident_preferences (resident_id)`,

    // --- contacts in both directions and what was promised in them
    `CREATE TABLE contacts (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, direction TEXT NOT NULL,
      channel_id INTEGER REFERENCES channels (id), at TEXT NOT NULL, resident_id INTEGER REFERENCES residents (id),
      house_id INTEGER REFERENCES houses (id), staff_id INTEGER NOT NULL REFERENCES staff (id), purpose TEXT NOT NULL,
      participants TEXT NOT NULL, words TEXT NOT NULL, follow_up TEXT NOT NULL, request_key TEXT NOT NULL UNIQUE,
      voided_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX contacts_by_at ON contacts (at)`,
    `CREATE INDEX contacts_by_resident ON contacts (resident_id, at)`,
    `CREATE INDEX contacts_by_house ON contacts (house_id, at)`,
    `CREATE TABLE promises (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contacts (id),
      words TEXT NOT NULL, due_on TEXT NOT NULL, staff_id INTEGER NOT NULL REFERENCES staff (id), state TEXT NOT NULL,
      settled_at TEXT, settled_by INTEGER REFERENCES staff (id), note TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX promises_by_contact ON promises (contact_id)`,
    `CREATE INDEX promises_open ON promises (due_on) WHERE state = 'open'`,

    // --- what a ledger kept elsewhere tells of a ticket beyond this program's own steps
    `ALTER TABLE tickets ADD COLUMN result TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE tickets ADD COLUMN cause TEXT`,
    `ALTER TABLE tickets ADD COLUMN responsibility TEXT`,
    `ALTER TABLE tickets ADD COLUMN recorded_timely INTEGER CHECK (recorded_timely IN (0, 1))`,
    `ALTER TABLE tickets ADD COLUMN callback_at TEXT`,
    `ALTER TABLE tickets ADD COLUMN callback_score INTEGER`,
    `ALTER TABLE tickets ADD COLUMN callback_words TEXT NOT NULL DEFAULT ''`,

    // --- taking back one command as a whole: for each row the columns it wrote, before and after
    `CREATE TABLE undo_sets (id INTEGER PRIMARY KEY, at TEXT NOT NULL, staff_id INTEGER, action TEXT NOT NULL,
      subject TEXT NOT NULL, undone_at TEXT, undone_by INTEGER) STRICT`,
    `CREATE INDEX undo_sets_by_subject ON undo_sets (subject)`,
    `CREATE TABLE undo_rows (id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL REFERENCES undo_sets (id),
      table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT`,
    `CREATE INDEX undo_rows_by_set ON undo_rows (set_id, id)`,
    `CREATE TABLE duplicate_dismissals (first_id INTEGER NOT NULL REFERENCES residents (id),
      second_id INTEGER NOT NULL REFERENCES residents (id), staff_id INTEGER, at TEXT NOT NULL,
      PRIMARY KEY (first_id, second_id)) STRICT, WITHOUT ROWID`,

    // --- imports: where a file goes, what was decided about its values, and what is remembered for the next one
    `ALTER TABLE imports ADD COLUMN target TEXT NOT NULL DEFAULT 'register'`,
    `ALTER TABLE imports ADD COLUMN decisions TEXT NOT NULL DEFAULT '{}'`,
    `CREATE TABLE import_aliases (target TEXT NOT NULL, header TEXT NOT NULL, field TEXT NOT NULL,
      PRIMARY KEY (target, header)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE import_values (target TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, decision TEXT NOT NULL,
      PRIMARY KEY (target, field, text)) STRICT, WITHOUT ROWID`,

    // --- what each thing is found by, kept with the thing: an index over the terms would be written at random places
    `CREATE TABLE search_refs (ref TEXT PRIMARY KEY, terms TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `INSERT INTO search_refs (ref, terms)
      SELECT ref, json_group_array(json_array(term, kind)) FROM search_terms GROUP BY ref`,
    `DROP INDEX search_terms_by_ref`,

    // --- printed forms: number, edition and retention of each
    `CREATE TABLE forms (code TEXT PRIMARY KEY, number TEXT NOT NULL, edition TEXT NOT NULL, retention TEXT NOT NULL,
      ${stamped}) STRICT`,
    `INSERT INTO forms (code, number, edition, retention, created_at, updated_at)
      SELECT 'slip', slip_form_number, '', slip_retention, updated_at, updated_at FROM office`,
    `ALTER TABLE office DROP COLUMN slip_form_number`,
    `ALTER TABLE office DROP COLUMN slip_retention`,
    `ALTER TABLE office ADD COLUMN print_header TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE office ADD COLUMN print_footer TEXT NOT NULL DEFAULT ''`,

    // --- people who use the program
    `ALTER TABLE roles ADD COLUMN name TEXT NOT NULL DEFAULT ''`,
    `ALTER TABLE roles ADD COLUMN archived_at TEXT`,
    `ALTER TABLE users ADD COLUMN reset_hash TEXT`,
    `ALTER TABLE users ADD COLUMN reset_expires_at TEXT`,
    `CREATE TABLE user_settings (user_id INTEGER NOT NULL REFERENCES users (id), key TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (user_id, key)) STRICT, WITHOUT ROWID`,
    ...grants('clerk', 'ids.reveal'),
    ...grants('officer', 'ids.reveal'),
    ...grants('administrator', 'backups.manage'),
    ...grants('manager', 'ids.reveal', 'archives.merge', 'archives.transfer', 'flags.sensitive'),
  ],
}
