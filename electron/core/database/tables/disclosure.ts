import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped, Voidable } from './columns.ts'

/** What is told to the owners: sheets, notices, where they hang, and what is due. */
export interface DisclosureTables {
  disclosures: Identified &
    Stamped & {
      number: string
      title: string
      mode: string
      from_month: string
      until_month: string
      state: string
      origin: string
      /** JSON. */
      header: string
      notes: Generated<string>
      prepared_by: number
      submitted_by: number | null
      submitted_at: string | null
      reviewed_by: number | null
      reviewed_at: string | null
      review_words: Generated<string>
      published_by: number | null
      published_at: string | null
      posted_from: string | null
      posted_until: string | null
      revises_id: number | null
      revise_reason: Generated<string>
      /** The whole sheet as canonical JSON, as it was published. */
      frozen: string | null
      hash: string | null
      check_code: string | null
      discarded_at: string | null
    }
  disclosure_parts: Identified &
    Stamped & {
      disclosure_id: number
      part: string
      opening_fen: number
      opening_note: Generated<string>
      carried_from: number | null
      stated_in_fen: number | null
      stated_out_fen: number | null
      stated_closing_fen: number | null
      closing_note: Generated<string>
    }
  disclosure_lines: Identified &
    Stamped & {
      disclosure_id: number
      part: string
      position: number
      line: string
      name: string
      account_id: number | null
      budget_fen: number | null
      in_fen: number | null
      out_fen: number | null
      previous_in_fen: number | null
      previous_out_fen: number | null
      note: Generated<string>
    }
  objections: Identified &
    Stamped &
    Voidable & {
      disclosure_id: number | null
      house_id: number | null
      resident_id: number | null
      name: string
      phone: string
      kind: string
      words: string
      asked_at: string
      taken_by: number
      due_on: string
      answer: Generated<string>
      answered_at: string | null
      answered_by: number | null
    }
  notice_templates: Identified &
    Stamped & {
      kind: string
      name: string
      title: string
      body: string
      position: number
      shipped: Generated<Flag>
      archived_at: string | null
    }
  notices: Identified &
    Stamped & {
      number: string
      kind: string
      title: string
      body: string
      signed_by: string
      dated_on: string
      valid_until: string | null
      outage_id: number | null
      state: string
      published_at: string | null
      published_by: number | null
      withdrawn_at: string | null
      withdraw_reason: Generated<string>
    }
  postings: Identified &
    Stamped &
    Voidable & {
      disclosure_id: number | null
      notice_id: number | null
      place: string
      posted_on: string
      until: string | null
      taken_down_on: string | null
      staff_id: number
      hash: string | null
    }
  duties: Identified &
    Stamped & {
      code: string
      name: string
      basis: string
      every_months: number
      lead_days: number
      starts_on: string
      position: number
      shipped: Generated<Flag>
      archived_at: string | null
    }
  duty_acts: Identified &
    Stamped &
    Voidable & {
      duty_id: number
      day: string
      disclosure_id: number | null
      notice_id: number | null
      staff_id: number
    }
}
