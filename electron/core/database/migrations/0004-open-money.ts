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

/** What a published sheet says stays as it is: a revision is a sheet of its own. */
const frozen = (table: string): string[] =>
  (
    [
      ['INSERT', 'NEW'],
      ['UPDATE', 'OLD'],
      ['DELETE', 'OLD'],
    ] as const
  ).map(
    ([act, row]) => `CREATE TRIGGER ${table}_frozen_${act.toLowerCase()} BEFORE ${act} ON ${table}
      WHEN (SELECT published_at FROM disclosures WHERE id = ${row}.disclosure_id) IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a published sheet is not changed'); END`,
  )

export const openMoney: Migration = {
  id: 4,
  name: 'open-money',
  statements: [
    // --- what is charged and by which standards. A price is in ten-thousandths of a yuan per unit (area: per m² and month),
    // a quantity in hundredths; an amount is in fen.
    `CREATE TABLE fee_items (${key}, name TEXT NOT NULL, kind TEXT NOT NULL, basis TEXT NOT NULL, unit TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0, import_id INTEGER REFERENCES imports (id), archived_at TEXT,
      ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX fee_items_name ON fee_items (name) WHERE archived_at IS NULL`,
    `CREATE INDEX fee_items_by_import ON fee_items (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE fee_standards (${key}, item_id INTEGER NOT NULL REFERENCES fee_items (id), house_kind TEXT,
      building_id INTEGER REFERENCES buildings (id), price_e4 INTEGER NOT NULL CHECK (price_e4 >= 0), from_month TEXT NOT NULL,
      until_month TEXT, words TEXT NOT NULL DEFAULT '', import_id INTEGER REFERENCES imports (id), archived_at TEXT,
      ${stamped}) STRICT`,
    `CREATE INDEX fee_standards_by_item ON fee_standards (item_id, from_month)`,
    `CREATE INDEX fee_standards_by_building ON fee_standards (building_id) WHERE building_id IS NOT NULL`,
    `CREATE INDEX fee_standards_by_import ON fee_standards (import_id) WHERE import_id IS NOT NULL`,

    // --- what a house owes. What was paid and waived is kept beside it, so that what is open is read from an index;
    // \`mark\` tells apart what is charged once: several of an item in a month.
    `CREATE TABLE charges (${key}, house_id INTEGER NOT NULL REFERENCES houses (id), item_id INTEGER NOT NULL REFERENCES fee_items (id),
      month TEXT NOT NULL, mark TEXT NOT NULL DEFAULT '', standard_id INTEGER REFERENCES fee_standards (id), price_e4 INTEGER,
      quantity_hundredths INTEGER, meter_from INTEGER, meter_to INTEGER,
      amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0 AND amount_fen <= 10000000000),
      waived_fen INTEGER NOT NULL DEFAULT 0 CHECK (waived_fen >= 0 AND waived_fen <= amount_fen),
      paid_fen INTEGER NOT NULL DEFAULT 0 CHECK (paid_fen >= 0 AND paid_fen <= amount_fen - waived_fen),
      due_on TEXT NOT NULL, origin TEXT NOT NULL, import_id INTEGER REFERENCES imports (id), notes TEXT NOT NULL DEFAULT '',
      voided_at TEXT, void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX charges_once ON charges (house_id, item_id, month, mark) WHERE voided_at IS NULL`,
    // What a sheet's header and the collection rates add up is read from these two alone, and the list in its order.
    `CREATE INDEX charges_by_month ON charges (month DESC, item_id, house_id, amount_fen, waived_fen, paid_fen, voided_at)`,
    `CREATE INDEX charges_by_item ON charges (item_id, month)`,
    `CREATE INDEX charges_by_house ON charges (house_id, month)`,
    `CREATE INDEX charges_open ON charges (house_id, month, due_on, amount_fen, waived_fen, paid_fen, item_id, voided_at)
      WHERE voided_at IS NULL AND amount_fen > paid_fen + waived_fen`,
    `CREATE INDEX charges_by_standard ON charges (standard_id) WHERE standard_id IS NOT NULL`,
    `CREATE INDEX charges_by_import ON charges (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE waivers (${key}, charge_id INTEGER NOT NULL REFERENCES charges (id), amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
      reason TEXT NOT NULL, staff_id INTEGER NOT NULL REFERENCES staff (id), at TEXT NOT NULL, voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX waivers_by_charge ON waivers (charge_id)`,

    // --- what was paid. A payment is never changed: what was wrong is reversed by one of the opposite sign. Its lines say
    // what it was for and add up to it; a line without a charge is money in advance.
    `CREATE TABLE closings (${key}, number TEXT NOT NULL UNIQUE, staff_id INTEGER NOT NULL REFERENCES staff (id), day TEXT NOT NULL,
      at TEXT NOT NULL, first_number TEXT NOT NULL, last_number TEXT NOT NULL, payments INTEGER NOT NULL, by_method TEXT NOT NULL,
      amount_fen INTEGER NOT NULL, cash_fen INTEGER NOT NULL, counted_fen INTEGER NOT NULL, notes TEXT NOT NULL DEFAULT '',
      ${stamped}) STRICT`,
    `CREATE INDEX closings_by_day ON closings (day)`,
    `CREATE TABLE payments (${key}, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, house_id INTEGER NOT NULL REFERENCES houses (id),
      resident_id INTEGER REFERENCES residents (id), payer TEXT NOT NULL, method TEXT NOT NULL, amount_fen INTEGER NOT NULL,
      tendered_fen INTEGER, reference TEXT NOT NULL DEFAULT '', paid_on TEXT NOT NULL, at TEXT NOT NULL,
      staff_id INTEGER NOT NULL REFERENCES staff (id), reverses_id INTEGER UNIQUE REFERENCES payments (id),
      reason TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', closing_id INTEGER REFERENCES closings (id),
      request_key TEXT NOT NULL UNIQUE, import_id INTEGER REFERENCES imports (id), ${stamped}) STRICT`,
    `CREATE INDEX payments_by_day ON payments (paid_on, id)`,
    `CREATE INDEX payments_by_house ON payments (house_id, paid_on)`,
    `CREATE INDEX payments_by_resident ON payments (resident_id) WHERE resident_id IS NOT NULL`,
    `CREATE INDEX payments_unclosed ON payments (staff_id, id) WHERE closing_id IS NULL AND import_id IS NULL`,
    `CREATE INDEX payments_by_closing ON payments (closing_id) WHERE closing_id IS NOT NULL`,
    `CREATE INDEX payments_by_import ON payments (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE payment_lines (${key}, payment_id INTEGER NOT NULL REFERENCES payments (id),
      charge_id INTEGER REFERENCES charges (id), amount_fen INTEGER NOT NULL, import_id INTEGER REFERENCES imports (id),
      ${stamped}) STRICT`,
    `CREATE INDEX payment_lines_by_payment ON payment_lines (payment_id, charge_id, amount_fen)`,
    `CREATE INDEX payment_lines_by_charge ON payment_lines (charge_id) WHERE charge_id IS NOT NULL`,
    `CREATE INDEX payment_lines_by_import ON payment_lines (import_id) WHERE import_id IS NOT NULL`,
    // What a house has paid in advance: the sum of its lines without a charge.
    `CREATE TABLE fee_advances (house_id INTEGER PRIMARY KEY REFERENCES houses (id),
      amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE closed_months (month TEXT PRIMARY KEY, closed_at TEXT NOT NULL, closed_by INTEGER REFERENCES staff (id))
      STRICT, WITHOUT ROWID`,

    // --- income and expense. A fund's money is its own; an entry is never changed but reversed.
    `CREATE TABLE ledger_accounts (${key}, fund TEXT NOT NULL, line TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL,
      shipped INTEGER NOT NULL DEFAULT 0, import_id INTEGER REFERENCES imports (id), archived_at TEXT, ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX ledger_accounts_name ON ledger_accounts (fund, name) WHERE archived_at IS NULL`,
    `CREATE INDEX ledger_accounts_by_import ON ledger_accounts (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE ledger_openings (${key}, fund TEXT NOT NULL UNIQUE, day TEXT NOT NULL, amount_fen INTEGER NOT NULL,
      notes TEXT NOT NULL DEFAULT '', import_id INTEGER REFERENCES imports (id), ${stamped}) STRICT`,
    `CREATE INDEX ledger_openings_by_import ON ledger_openings (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE ledger_entries (${key}, day TEXT NOT NULL, month TEXT NOT NULL, account_id INTEGER NOT NULL REFERENCES ledger_accounts (id),
      side TEXT NOT NULL CHECK (side IN ('in', 'out')), amount_fen INTEGER NOT NULL, words TEXT NOT NULL,
      party TEXT NOT NULL DEFAULT '', voucher TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL,
      staff_id INTEGER NOT NULL REFERENCES staff (id), reverses_id INTEGER UNIQUE REFERENCES ledger_entries (id),
      reason TEXT NOT NULL DEFAULT '', request_key TEXT NOT NULL UNIQUE, import_id INTEGER REFERENCES imports (id),
      ${stamped}) STRICT`,
    `CREATE INDEX ledger_entries_by_day ON ledger_entries (day, id)`,
    `CREATE INDEX ledger_entries_by_month ON ledger_entries (month, account_id, side, amount_fen)`,
    `CREATE INDEX ledger_entries_by_account ON ledger_entries (account_id, day)`,
    `CREATE INDEX ledger_entries_by_voucher ON ledger_entries (voucher) WHERE voucher <> ''`,
    `CREATE INDEX ledger_entries_by_import ON ledger_entries (import_id) WHERE import_id IS NOT NULL`,
    `CREATE TABLE ledger_photos (${key}, entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
      hash TEXT NOT NULL REFERENCES attachments (hash), removed_at TEXT, remove_reason TEXT NOT NULL DEFAULT '', ${stamped},
      UNIQUE (entry_id, hash)) STRICT`,
    `CREATE INDEX ledger_photos_by_hash ON ledger_photos (hash)`,

    // --- disclosure sheets: a header, parts with an opening balance each, and their lines. \`header\` is JSON. Once published,
    // \`frozen\` is the whole sheet as canonical JSON, \`hash\` its SHA-256 and \`check_code\` the beginning of that.
    `CREATE TABLE disclosures (${key}, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, mode TEXT NOT NULL, from_month TEXT NOT NULL,
      until_month TEXT NOT NULL, state TEXT NOT NULL, origin TEXT NOT NULL, header TEXT NOT NULL, notes TEXT NOT NULL DEFAULT '',
      prepared_by INTEGER NOT NULL REFERENCES staff (id), submitted_by INTEGER REFERENCES staff (id), submitted_at TEXT, reviewed_by INTEGER REFERENCES staff (id),
      reviewed_at TEXT, review_words TEXT NOT NULL DEFAULT '', published_by INTEGER REFERENCES staff (id), published_at TEXT,
      posted_from TEXT, posted_until TEXT, revises_id INTEGER REFERENCES disclosures (id), revise_reason TEXT NOT NULL DEFAULT '',
      frozen TEXT, hash TEXT, check_code TEXT, discarded_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX disclosures_by_period ON disclosures (until_month, id)`,
    `CREATE INDEX disclosures_by_code ON disclosures (check_code) WHERE check_code IS NOT NULL`,
    `CREATE UNIQUE INDEX disclosures_revised ON disclosures (revises_id) WHERE revises_id IS NOT NULL AND discarded_at IS NULL`,
    `CREATE TABLE disclosure_parts (${key}, disclosure_id INTEGER NOT NULL REFERENCES disclosures (id), part TEXT NOT NULL,
      opening_fen INTEGER NOT NULL, opening_note TEXT NOT NULL DEFAULT '', carried_from INTEGER REFERENCES disclosures (id),
      stated_in_fen INTEGER, stated_out_fen INTEGER, stated_closing_fen INTEGER, closing_note TEXT NOT NULL DEFAULT '', ${stamped},
      UNIQUE (disclosure_id, part)) STRICT`,
    `CREATE INDEX disclosure_parts_by_source ON disclosure_parts (carried_from) WHERE carried_from IS NOT NULL`,
    `CREATE TABLE disclosure_lines (${key}, disclosure_id INTEGER NOT NULL REFERENCES disclosures (id), part TEXT NOT NULL,
      position INTEGER NOT NULL, line TEXT NOT NULL, name TEXT NOT NULL, account_id INTEGER REFERENCES ledger_accounts (id),
      budget_fen INTEGER, in_fen INTEGER, out_fen INTEGER, previous_in_fen INTEGER, previous_out_fen INTEGER,
      note TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX disclosure_lines_by_sheet ON disclosure_lines (disclosure_id, part, position)`,
    `CREATE INDEX disclosure_lines_by_account ON disclosure_lines (account_id) WHERE account_id IS NOT NULL`,
    // By which a sheet's publication is found in the audit chain.
    `CREATE INDEX audit_entries_published ON audit_entries (subject, label) WHERE action = 'disclosures.publish'`,
    ...frozen('disclosure_parts'),
    ...frozen('disclosure_lines'),
    `CREATE TRIGGER disclosures_frozen_update BEFORE UPDATE OF number, title, mode, from_month, until_month, origin, header, notes,
      prepared_by, submitted_by, submitted_at, reviewed_by, reviewed_at, review_words, published_by, published_at, posted_from,
      posted_until, revises_id, revise_reason, frozen, hash, check_code, discarded_at ON disclosures
      WHEN OLD.published_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a published sheet is not changed'); END`,
    // All that ever becomes of it: another sheet corrects it.
    `CREATE TRIGGER disclosures_frozen_state BEFORE UPDATE OF state ON disclosures WHEN OLD.published_at IS NOT NULL
      AND NEW.state <> OLD.state AND NOT (OLD.state = 'published' AND NEW.state = 'revised')
      BEGIN SELECT RAISE(ABORT, 'a published sheet is not changed'); END`,
    `CREATE TRIGGER disclosures_frozen_delete BEFORE DELETE ON disclosures WHEN OLD.published_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a published sheet is not changed'); END`,
    `CREATE TABLE objections (${key}, disclosure_id INTEGER REFERENCES disclosures (id), house_id INTEGER REFERENCES houses (id),
      resident_id INTEGER REFERENCES residents (id), name TEXT NOT NULL, phone TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL,
      asked_at TEXT NOT NULL, taken_by INTEGER NOT NULL REFERENCES staff (id), due_on TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '',
      answered_at TEXT, answered_by INTEGER REFERENCES staff (id), notes TEXT NOT NULL DEFAULT '', voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX objections_by_sheet ON objections (disclosure_id)`,
    `CREATE INDEX objections_open ON objections (due_on) WHERE answered_at IS NULL AND voided_at IS NULL`,
    `CREATE INDEX objections_by_house ON objections (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX objections_by_resident ON objections (resident_id) WHERE resident_id IS NOT NULL`,

    // --- other notices, where each paper was posted, and what the law and the office require to be told how often
    `CREATE TABLE notice_templates (${key}, kind TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
      position INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE notices (${key}, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
      signed_by TEXT NOT NULL, dated_on TEXT NOT NULL, valid_until TEXT, outage_id INTEGER REFERENCES outages (id), state TEXT NOT NULL,
      published_at TEXT, published_by INTEGER REFERENCES staff (id), withdrawn_at TEXT, withdraw_reason TEXT NOT NULL DEFAULT '',
      ${stamped}) STRICT`,
    `CREATE INDEX notices_by_day ON notices (dated_on, id)`,
    `CREATE INDEX notices_by_outage ON notices (outage_id) WHERE outage_id IS NOT NULL`,
    `CREATE TABLE postings (${key}, disclosure_id INTEGER REFERENCES disclosures (id), notice_id INTEGER REFERENCES notices (id),
      place TEXT NOT NULL, posted_on TEXT NOT NULL, until TEXT, taken_down_on TEXT, staff_id INTEGER NOT NULL REFERENCES staff (id),
      hash TEXT REFERENCES attachments (hash), notes TEXT NOT NULL DEFAULT '', voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}, CHECK ((disclosure_id IS NULL) <> (notice_id IS NULL))) STRICT`,
    `CREATE INDEX postings_by_sheet ON postings (disclosure_id) WHERE disclosure_id IS NOT NULL`,
    `CREATE INDEX postings_by_notice ON postings (notice_id) WHERE notice_id IS NOT NULL`,
    `CREATE INDEX postings_by_hash ON postings (hash) WHERE hash IS NOT NULL`,
    `CREATE INDEX postings_up ON postings (until) WHERE taken_down_on IS NULL AND voided_at IS NULL`,
    `CREATE TABLE duties (${key}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, basis TEXT NOT NULL, every_months INTEGER NOT NULL,
      lead_days INTEGER NOT NULL, starts_on TEXT NOT NULL, position INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0,
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE duty_acts (${key}, duty_id INTEGER NOT NULL REFERENCES duties (id), day TEXT NOT NULL,
      disclosure_id INTEGER REFERENCES disclosures (id), notice_id INTEGER REFERENCES notices (id),
      staff_id INTEGER NOT NULL REFERENCES staff (id), notes TEXT NOT NULL DEFAULT '', voided_at TEXT,
      void_reason TEXT NOT NULL DEFAULT '', ${stamped}) STRICT`,
    `CREATE INDEX duty_acts_by_duty ON duty_acts (duty_id, day)`,
    `CREATE INDEX duty_acts_by_sheet ON duty_acts (disclosure_id) WHERE disclosure_id IS NOT NULL`,
    `CREATE INDEX duty_acts_by_notice ON duty_acts (notice_id) WHERE notice_id IS NOT NULL`,

    // --- who may do what of the above
    ...grants('clerk', 'fees.read', 'fees.collect', 'disclosures.read', 'notices.manage'),
    ...grants('officer', 'fees.read', 'disclosures.read', 'disclosures.edit', 'notices.manage'),
    ...grants('handler', 'disclosures.read'),
    ...grants(
      'manager',
      'fees.read',
      'fees.collect',
      'fees.manage',
      'ledger.keep',
      'disclosures.read',
      'disclosures.edit',
      'disclosures.publish',
      'notices.manage',
    ),
  ],
}
