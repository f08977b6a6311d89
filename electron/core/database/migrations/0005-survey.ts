import type { Migration } from './migration.ts'

const stamped = `
  created_at TEXT NOT NULL, created_by INTEGER, updated_at TEXT NOT NULL, updated_by INTEGER,
  version INTEGER NOT NULL DEFAULT 1`

const voidable = `notes TEXT NOT NULL DEFAULT '', voided_at TEXT, void_reason TEXT NOT NULL DEFAULT ''`

/** Rows people read about later are never given another's id. */
const key = 'id INTEGER PRIMARY KEY AUTOINCREMENT'

const grants = (role: string, ...permissions: string[]): string[] =>
  permissions.map(
    (permission) =>
      `UPDATE roles SET permissions = json_insert(permissions, '$[#]', '${permission}') WHERE code = '${role}'`,
  )

/** A version that was put to people stays as they read it: what changes is a version of its own. */
const frozenQuestions = (
  [
    ['INSERT', 'NEW'],
    ['UPDATE', 'OLD'],
    ['DELETE', 'OLD'],
  ] as const
).map(
  ([
    act,
    row,
  ]) => `CREATE TRIGGER survey_questions_frozen_${act.toLowerCase()} BEFORE ${act} ON survey_questions
    WHEN (SELECT frozen_at FROM questionnaire_versions WHERE id = ${row}.version_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a used version is not changed'); END`,
)

export const survey: Migration = {
  id: 5,
  name: 'survey',
  statements: [
    // --- questionnaires. A question is a row of the paper; \`aspects\` (JSON) are the columns a scale is asked in, \`options\`
    // (JSON) the words of a choice.
    `CREATE TABLE questionnaires (${key}, name TEXT NOT NULL, form TEXT NOT NULL, shipped INTEGER NOT NULL DEFAULT 0,
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX questionnaires_name ON questionnaires (name) WHERE archived_at IS NULL`,
    `CREATE TABLE questionnaire_versions (${key}, questionnaire_id INTEGER NOT NULL REFERENCES questionnaires (id),
      number INTEGER NOT NULL, title TEXT NOT NULL, intro TEXT NOT NULL DEFAULT '', thanks TEXT NOT NULL DEFAULT '',
      source TEXT NOT NULL DEFAULT '', frozen_at TEXT, ${stamped}, UNIQUE (questionnaire_id, number)) STRICT`,
    `CREATE TABLE survey_questions (${key}, version_id INTEGER NOT NULL REFERENCES questionnaire_versions (id),
      position INTEGER NOT NULL, section TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, theme TEXT NOT NULL DEFAULT '',
      demographic TEXT NOT NULL DEFAULT '', words TEXT NOT NULL, aspects TEXT NOT NULL DEFAULT '[]',
      options TEXT NOT NULL DEFAULT '[]', ${stamped}) STRICT`,
    `CREATE INDEX survey_questions_by_version ON survey_questions (version_id, position)`,
    ...frozenQuestions,
    `CREATE TRIGGER questionnaire_versions_frozen BEFORE UPDATE OF title, intro, thanks, source, number, questionnaire_id, frozen_at
      ON questionnaire_versions WHEN OLD.frozen_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a used version is not changed'); END`,
    `CREATE TRIGGER questionnaire_versions_frozen_delete BEFORE DELETE ON questionnaire_versions WHEN OLD.frozen_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'a used version is not changed'); END`,

    // --- waves: whom to ask, by which draw, with which rules of counting. Shares are in hundredths of a percent.
    `CREATE TABLE survey_waves (${key}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
      version_id INTEGER NOT NULL REFERENCES questionnaire_versions (id), follows_id INTEGER REFERENCES survey_waves (id),
      occasion TEXT NOT NULL DEFAULT '', from_day TEXT NOT NULL, until_day TEXT NOT NULL, state TEXT NOT NULL,
      confidence INTEGER NOT NULL, margin_e4 INTEGER NOT NULL, share_e4 INTEGER NOT NULL, return_e4 INTEGER NOT NULL,
      reserve_e4 INTEGER NOT NULL, strata TEXT NOT NULL, frame_rule TEXT NOT NULL, sample_wish INTEGER, seed INTEGER NOT NULL,
      frame_size INTEGER, sample_size INTEGER, drawn_at TEXT, second_e4 INTEGER NOT NULL, blank_e4 INTEGER NOT NULL,
      straight_excluded INTEGER NOT NULL, conversion TEXT NOT NULL, basic_counts INTEGER NOT NULL, goal_e4 INTEGER NOT NULL,
      closed_at TEXT, report TEXT NOT NULL DEFAULT '{}', archived_at TEXT, ${voidable}, ${stamped}) STRICT`,
    `CREATE INDEX survey_waves_by_day ON survey_waves (from_day, id)`,
    `CREATE INDEX survey_waves_by_version ON survey_waves (version_id)`,
    `CREATE INDEX survey_waves_by_before ON survey_waves (follows_id) WHERE follows_id IS NOT NULL`,
    // Who could be drawn, as of the draw.
    `CREATE TABLE survey_frame (wave_id INTEGER NOT NULL REFERENCES survey_waves (id), house_id INTEGER NOT NULL REFERENCES houses (id),
      stratum TEXT NOT NULL, PRIMARY KEY (wave_id, house_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX survey_frame_by_house ON survey_frame (house_id)`,
    `CREATE TABLE survey_papers (${key}, wave_id INTEGER NOT NULL REFERENCES survey_waves (id), number TEXT NOT NULL,
      position INTEGER NOT NULL, house_id INTEGER REFERENCES houses (id), stratum TEXT NOT NULL DEFAULT '', role TEXT NOT NULL,
      state TEXT NOT NULL, replaces_id INTEGER UNIQUE REFERENCES survey_papers (id), interviewer_id INTEGER REFERENCES staff (id),
      issued_on TEXT, returned_on TEXT, way TEXT NOT NULL DEFAULT '', second INTEGER NOT NULL DEFAULT 0,
      printed_at TEXT, notes TEXT NOT NULL DEFAULT '', ${stamped}, UNIQUE (wave_id, number)) STRICT`,
    `CREATE INDEX survey_papers_by_wave ON survey_papers (wave_id, state, position)`,
    `CREATE INDEX survey_papers_by_house ON survey_papers (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX survey_papers_by_interviewer ON survey_papers (interviewer_id) WHERE interviewer_id IS NOT NULL`,

    // --- what came back. \`answers\` (JSON) has one place a cell of the version, as shared/modules/surveys/cells.ts counts them.
    `CREATE TABLE survey_imports (${key}, wave_id INTEGER NOT NULL REFERENCES survey_waves (id), file_name TEXT NOT NULL,
      rows INTEGER NOT NULL, state TEXT NOT NULL, ${stamped}) STRICT`,
    `CREATE INDEX survey_imports_by_wave ON survey_imports (wave_id)`,
    `CREATE TABLE survey_responses (${key}, wave_id INTEGER NOT NULL REFERENCES survey_waves (id), number TEXT NOT NULL,
      copy INTEGER NOT NULL DEFAULT 1, paper_id INTEGER REFERENCES survey_papers (id), house_id INTEGER REFERENCES houses (id),
      origin TEXT NOT NULL, way TEXT NOT NULL DEFAULT '', answers TEXT NOT NULL, state TEXT NOT NULL,
      second INTEGER NOT NULL DEFAULT 0, flags TEXT NOT NULL DEFAULT '[]', excluded INTEGER NOT NULL DEFAULT 0,
      decision TEXT NOT NULL DEFAULT '', decision_reason TEXT NOT NULL DEFAULT '', entered_by INTEGER NOT NULL REFERENCES staff (id),
      entered_at TEXT NOT NULL, import_id INTEGER REFERENCES survey_imports (id), ${voidable}, ${stamped},
      UNIQUE (wave_id, number, copy)) STRICT`,
    `CREATE INDEX survey_responses_by_wave ON survey_responses (wave_id, id)`,
    `CREATE INDEX survey_responses_by_paper ON survey_responses (paper_id) WHERE paper_id IS NOT NULL`,
    `CREATE INDEX survey_responses_by_house ON survey_responses (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX survey_responses_by_import ON survey_responses (import_id) WHERE import_id IS NOT NULL`,
    // Each typing of a paper by one clerk; the second one is by another.
    `CREATE TABLE survey_entries (${key}, wave_id INTEGER NOT NULL REFERENCES survey_waves (id), number TEXT NOT NULL,
      copy INTEGER NOT NULL DEFAULT 1, turn INTEGER NOT NULL, paper_id INTEGER REFERENCES survey_papers (id),
      house_id INTEGER REFERENCES houses (id), response_id INTEGER REFERENCES survey_responses (id),
      staff_id INTEGER NOT NULL REFERENCES staff (id), way TEXT NOT NULL DEFAULT '', answers TEXT NOT NULL, cell INTEGER NOT NULL DEFAULT 0,
      keys INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, started_at TEXT NOT NULL, touched_at TEXT NOT NULL, finished_at TEXT,
      ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX survey_entries_once ON survey_entries (wave_id, number, copy, turn) WHERE state <> 'given-up'`,
    `CREATE INDEX survey_entries_by_response ON survey_entries (response_id) WHERE response_id IS NOT NULL`,
    `CREATE INDEX survey_entries_by_paper ON survey_entries (paper_id) WHERE paper_id IS NOT NULL`,
    `CREATE INDEX survey_entries_by_house ON survey_entries (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX survey_entries_by_staff ON survey_entries (staff_id, state)`,
    `CREATE TABLE survey_differences (${key}, response_id INTEGER NOT NULL REFERENCES survey_responses (id), cell INTEGER NOT NULL,
      first TEXT NOT NULL, second TEXT NOT NULL, settled TEXT, ${stamped}, UNIQUE (response_id, cell)) STRICT`,

    // --- open answers and their code book
    `CREATE TABLE survey_texts (${key}, wave_id INTEGER NOT NULL REFERENCES survey_waves (id),
      response_id INTEGER NOT NULL REFERENCES survey_responses (id), question_id INTEGER NOT NULL REFERENCES survey_questions (id),
      words TEXT NOT NULL, quotable INTEGER NOT NULL DEFAULT 0, coded_at TEXT, coded_by INTEGER REFERENCES staff (id), ${stamped},
      UNIQUE (response_id, question_id)) STRICT`,
    `CREATE INDEX survey_texts_by_wave ON survey_texts (wave_id, question_id, id)`,
    `CREATE INDEX survey_texts_by_question ON survey_texts (question_id)`,
    `CREATE TABLE survey_codes (${key}, name TEXT NOT NULL, letters TEXT NOT NULL, theme TEXT NOT NULL DEFAULT '',
      tone TEXT NOT NULL, position INTEGER NOT NULL, shipped INTEGER NOT NULL DEFAULT 0, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE UNIQUE INDEX survey_codes_letters ON survey_codes (letters) WHERE archived_at IS NULL`,
    `CREATE TABLE survey_text_codes (text_id INTEGER NOT NULL REFERENCES survey_texts (id),
      code_id INTEGER NOT NULL REFERENCES survey_codes (id), PRIMARY KEY (text_id, code_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX survey_text_codes_by_code ON survey_text_codes (code_id)`,

    // --- other voices: interviews, focus groups, visits by a mystery shopper, suggestion boxes opened, quick ratings
    `CREATE TABLE checklists (${key}, name TEXT NOT NULL, role TEXT NOT NULL, shipped INTEGER NOT NULL DEFAULT 0, archived_at TEXT,
      ${stamped}) STRICT`,
    `CREATE TABLE checklist_items (${key}, checklist_id INTEGER NOT NULL REFERENCES checklists (id), position INTEGER NOT NULL,
      theme TEXT NOT NULL DEFAULT '', words TEXT NOT NULL, archived_at TEXT, ${stamped}) STRICT`,
    `CREATE INDEX checklist_items_by_list ON checklist_items (checklist_id, position)`,
    `CREATE TABLE suggestion_boxes (${key}, place TEXT NOT NULL, every_days INTEGER NOT NULL, starts_on TEXT NOT NULL,
      archived_at TEXT, ${stamped}) STRICT`,
    `CREATE TABLE voices (${key}, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, day TEXT NOT NULL, place TEXT NOT NULL DEFAULT '',
      topic TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '', staff_id INTEGER NOT NULL REFERENCES staff (id),
      wave_id INTEGER REFERENCES survey_waves (id), house_id INTEGER REFERENCES houses (id),
      resident_id INTEGER REFERENCES residents (id), contact_id INTEGER REFERENCES contacts (id), role TEXT NOT NULL DEFAULT '',
      people INTEGER, checklist_id INTEGER REFERENCES checklists (id), box_id INTEGER REFERENCES suggestion_boxes (id),
      slips INTEGER, score INTEGER, theme TEXT NOT NULL DEFAULT '', follow_up TEXT NOT NULL DEFAULT '',
      request_key TEXT NOT NULL UNIQUE, ${voidable}, ${stamped}) STRICT`,
    `CREATE INDEX voices_by_day ON voices (day, id)`,
    `CREATE INDEX voices_by_kind ON voices (kind, day)`,
    `CREATE INDEX voices_by_wave ON voices (wave_id) WHERE wave_id IS NOT NULL`,
    `CREATE INDEX voices_by_house ON voices (house_id) WHERE house_id IS NOT NULL`,
    `CREATE INDEX voices_by_resident ON voices (resident_id) WHERE resident_id IS NOT NULL`,
    `CREATE INDEX voices_by_contact ON voices (contact_id) WHERE contact_id IS NOT NULL`,
    `CREATE INDEX voices_by_checklist ON voices (checklist_id) WHERE checklist_id IS NOT NULL`,
    `CREATE INDEX voices_by_box ON voices (box_id, day) WHERE box_id IS NOT NULL`,
    `CREATE TABLE voice_points (${key}, voice_id INTEGER NOT NULL REFERENCES voices (id), position INTEGER NOT NULL,
      theme TEXT NOT NULL DEFAULT '', tone TEXT NOT NULL, words TEXT NOT NULL, ticket_id INTEGER REFERENCES tickets (id),
      ${stamped}) STRICT`,
    `CREATE INDEX voice_points_by_voice ON voice_points (voice_id, position)`,
    `CREATE INDEX voice_points_by_ticket ON voice_points (ticket_id) WHERE ticket_id IS NOT NULL`,
    `CREATE TABLE voice_scores (${key}, voice_id INTEGER NOT NULL REFERENCES voices (id), position INTEGER NOT NULL,
      theme TEXT NOT NULL DEFAULT '', item TEXT NOT NULL, score INTEGER CHECK (score BETWEEN 0 AND 5), words TEXT NOT NULL DEFAULT '',
      ${stamped}) STRICT`,
    `CREATE INDEX voice_scores_by_voice ON voice_scores (voice_id, position)`,

    // --- the needs map: by which theme a category of tickets is counted, and the matters a manager accepts
    `CREATE TABLE category_themes (category_id INTEGER PRIMARY KEY REFERENCES categories (id), theme TEXT NOT NULL, ${stamped}) STRICT`,
    `CREATE TABLE survey_matters (${key}, number TEXT NOT NULL UNIQUE, wave_id INTEGER NOT NULL REFERENCES survey_waves (id),
      theme TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL,
      priority_e2 INTEGER NOT NULL, state TEXT NOT NULL, department_id INTEGER REFERENCES departments (id), due_on TEXT,
      decided_by INTEGER NOT NULL REFERENCES staff (id), decided_at TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
      ${stamped}) STRICT`,
    `CREATE INDEX survey_matters_by_wave ON survey_matters (wave_id, theme)`,
    `CREATE INDEX survey_matters_by_department ON survey_matters (department_id) WHERE department_id IS NOT NULL`,

    // --- who may do what of the above
    ...grants('clerk', 'surveys.read', 'surveys.enter', 'voices.keep'),
    ...grants('officer', 'surveys.read', 'surveys.enter', 'voices.keep'),
    ...grants('manager', 'surveys.read', 'surveys.enter', 'surveys.manage', 'voices.keep'),
  ],
}
