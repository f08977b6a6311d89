import type { Generated } from 'kysely'

/** SQLite's booleans are 0 and 1; the codes' meanings are in shared/modules. */
type Flag = 0 | 1

interface Stamped {
  created_at: string
  created_by: number | null
  updated_at: string
  updated_by: number | null
  version: Generated<number>
}

interface Identified {
  id: Generated<number>
}

export interface Tables {
  meta: { key: string; value: string }
  key_wrappings: {
    kind: 'machine' | 'recovery'
    key_id: string
    salt: string
    wrapped: string
    created_at: string
  }
  settings: { key: string; value: string }
  communities: Identified &
    Stamped & {
      name: string
      import_id: number | null
      kind: Generated<string>
      area_hundredths: number | null
      households: number | null
      occupied_households: number | null
      delivered_year: number | null
    }
  office: Stamped & {
    id: number
    name: string
    hotline: string
    slogan: string
    time_zone: string
    community_id: number
    idle_minutes: number
    print_header: Generated<string>
    print_footer: Generated<string>
  }
  departments: Identified &
    Stamped & { name: string; archived_at: string | null; shipped: Generated<Flag>; import_id: number | null }
  staff: Identified &
    Stamped & {
      name: string
      department_id: number | null
      archived_at: string | null
      import_id: number | null
    }
  resident_groups: Identified &
    Stamped & { name: string; import_id: number | null; archived_at: string | null; shipped: Generated<Flag> }
  channels: Identified &
    Stamped & {
      code: string
      name: string
      live: Flag
      position: number
      archived_at: string | null
      shipped: Generated<Flag>
      import_id: number | null
    }
  categories: Identified &
    Stamped & {
      kind: string
      parent_id: number | null
      code: string
      name: string
      archived_at: string | null
      shipped: Generated<Flag>
      import_id: number | null
    }
  roles: Stamped & { code: string; permissions: string; name: Generated<string>; archived_at: string | null }
  users: Identified &
    Stamped & {
      staff_id: number
      login: string
      password_hash: string
      active: Generated<Flag>
      last_login_at: string | null
      reset_hash: string | null
      reset_expires_at: string | null
    }
  user_roles: { user_id: number; role_code: string }
  sessions: Identified & {
    token_hash: string
    user_id: number
    host: string
    started_at: string
    ended_at: string | null
    end_reason: string | null
  }
  login_failures: { login_digest: string; failures: number; last_at: string }
  buildings: Identified & Stamped & { community_id: number; name: string; import_id: number | null }
  houses: Identified &
    Stamped & {
      building_id: number
      unit: string
      room: string
      floor: number | null
      line: string | null
      kind: string
      state: string
      area_hundredths: number | null
      delivered_on: string | null
      notes: string
      import_id: number | null
      archived_at: string | null
      inner_area_hundredths: number | null
      layout: Generated<string>
      orientation: Generated<string>
      ownership: string | null
      water_meter: Generated<string>
      power_meter: Generated<string>
      hazards: Generated<string>
      keys_held: Generated<number>
      keys_place: Generated<string>
    }
  house_warranties: Identified & Stamped & { house_id: number; part: string; until: string }
  house_records: Identified &
    Stamped & {
      house_id: number
      kind: string
      happened_on: string
      part: string
      words: string
      cause: string
      materials: string
      cost_fen: number | null
      worker: string
      warranty_until: string | null
      voided_at: string | null
    }
  residents: Identified &
    Stamped & {
      name: string
      gender: string | null
      birth_year: number | null
      occupation: string
      group_id: number | null
      emergency_name: string
      emergency_phone: string
      notes: string
      import_id: number | null
      archived_at: string | null
      id_number_sealed: string | null
      id_number_digest: string | null
      contact_time: Generated<string>
      contact_wishes: Generated<string>
      merged_into: number | null
    }
  resident_phones: Identified &
    Stamped & {
      resident_id: number
      phone: string
      label: string
      position: number
      import_id: number | null
    }
  resident_plates: Identified & Stamped & { resident_id: number; plate: string; import_id: number | null }
  occupancies: Identified &
    Stamped & {
      house_id: number
      resident_id: number
      role: string
      since: string | null
      until: string | null
      is_primary: Flag
      import_id: number | null
    }
  dictionary_entries: Identified &
    Stamped & {
      dictionary: string
      code: string
      name: string
      position: number
      sensitive: Generated<Flag>
      advice: Generated<string>
      shipped: Generated<Flag>
      import_id: number | null
      archived_at: string | null
    }
  resident_tags: Identified & Stamped & { resident_id: number; entry_id: number; import_id: number | null }
  resident_flags: Identified &
    Stamped & { resident_id: number; entry_id: number; note_sealed: string | null; review_on: string | null }
  resident_bands: Identified &
    Stamped & { resident_id: number; aspect: string; band: string; source: string; noted_on: string }
  resident_preferences: Identified &
    Stamped & {
      resident_id: number
      kind: string
      words: string
      source: string
      noted_on: string
      met_on: string | null
    }
  contacts: Identified &
    Stamped & {
      kind: string
      direction: string
      channel_id: number | null
      at: string
      resident_id: number | null
      house_id: number | null
      staff_id: number
      purpose: string
      participants: string
      words: string
      follow_up: string
      request_key: string
      voided_at: string | null
    }
  promises: Identified &
    Stamped & {
      contact_id: number
      words: string
      due_on: string
      staff_id: number
      state: string
      settled_at: string | null
      settled_by: number | null
      note: Generated<string>
    }
  undo_sets: Identified & {
    at: string
    staff_id: number | null
    action: string
    subject: string
    undone_at: string | null
    undone_by: number | null
  }
  undo_rows: Identified & {
    set_id: number
    table_name: string
    row_id: number
    before: string | null
    after: string | null
  }
  duplicate_dismissals: { first_id: number; second_id: number; staff_id: number | null; at: string }
  number_series: { series: string; last: number }
  tickets: Identified &
    Stamped & {
      number: string
      kind: string
      state: string
      channel_id: number
      category_id: number
      words: string
      house_id: number | null
      resident_id: number | null
      caller_name: string
      caller_phone: string
      caller_role: string | null
      place: string
      demand: string | null
      emotion: string
      urgency: string
      contact_time: string
      received_at: string
      entered_at: string
      first_asked_by: number
      department_id: number | null
      assignee_id: number | null
      rule: string
      first_contact_due_at: string
      reply_due_at: string
      resolve_due_at: string
      first_contact_at: string | null
      first_contact_result: string | null
      done_at: string | null
      closed_at: string | null
      voided_at: string | null
      void_reason: Generated<string>
      printed_count: Generated<number>
      request_key: string
      import_id: number | null
      result: Generated<string>
      cause: string | null
      responsibility: string | null
      recorded_timely: Flag | null
      callback_at: string | null
      callback_score: number | null
      callback_words: Generated<string>
    }
  ticket_events: Identified & {
    ticket_id: number
    at: string
    staff_id: number | null
    kind: string
    text: string
    detail: string
  }
  search_terms: { term: string; kind: string; ref: string; weight: number }
  /** `terms` is JSON: `[[term, kind], …]`. */
  search_refs: { ref: string; terms: string }
  imports: Identified &
    Stamped & {
      file_name: string
      state: string
      source: string
      sheet_index: number
      header_row: number | null
      mapping: string
      counts: string
      kept: Generated<number>
      staff_id: number
      target: Generated<string>
      decisions: Generated<string>
    }
  import_aliases: { target: string; header: string; field: string }
  import_values: { target: string; field: string; text: string; decision: string }
  forms: Stamped & { code: string; number: string; edition: string; retention: string }
  user_settings: { user_id: number; key: string; value: string }
  import_journal: Identified & {
    import_id: number
    table_name: string
    row_id: number
    version_written: number
    before: string | null
  }
  audit_entries: {
    seq: number
    at: string
    user_id: number | null
    actor: string
    host: string
    action: string
    subject: string
    label: string
    fields: string
    outcome: string
    previous_hash: string
    hash: string
  }
  audit_head: { id: number; seq: number; hash: string }
  audit_values: Identified & { seq: number; field: string; before: string | null }
}
