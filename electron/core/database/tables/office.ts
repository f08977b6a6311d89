import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped } from './columns.ts'

/** The office, its lists, its people and its paper. */
export interface OfficeTables {
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
  forms: Stamped & {
    code: string
    number: string
    edition: string
    retention: string
    title: Generated<string>
    paper: Generated<string>
    notes: Generated<string>
    copies: Generated<string>
  }
  prints: Identified & {
    at: string
    staff_id: number | null
    form: string
    paper: string
    subject: string
    label: string
    rows: number
    copy: number
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
  user_settings: { user_id: number; key: string; value: string }
  drafts: { user_id: number; name: string; sealed: string; saved_at: string }
}
