import type { Generated } from 'kysely'
import type { Identified, Stamped } from './columns.ts'

/** Finding, importing, undoing and the audit. */
export interface SystemTables {
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
