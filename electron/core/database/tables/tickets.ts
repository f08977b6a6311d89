import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped } from './columns.ts'

/** Tickets and what helps to take them in. */
export interface TicketsTables {
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
      entry: string | null
      appointment_on: string | null
      appointment_time: Generated<string>
      solved_on_spot: Generated<Flag>
      channel_note: Generated<string>
      /** JSON: what `ticketAnswers` of the contract describes. */
      answers: Generated<string>
      back_entered: Generated<Flag>
      joined_into: number | null
      digest: Generated<string>
      publishable: Generated<Flag>
    }
  ticket_events: Identified & {
    ticket_id: number
    at: string
    staff_id: number | null
    kind: string
    text: string
    detail: string
  }
  blank_slips: Identified &
    Stamped & {
      kind: string
      number: string
      block: string
      ticket_id: number | null
      voided_at: string | null
      void_reason: Generated<string>
    }
  attachments: {
    hash: string
    media_type: string
    bytes: number
    width: number
    height: number
    added_at: string
    added_by: number | null
  }
  ticket_photos: Identified &
    Stamped & {
      ticket_id: number
      hash: string
      caption: Generated<string>
      removed_at: string | null
      remove_reason: Generated<string>
    }
  category_questions: Identified &
    Stamped & {
      category_id: number
      position: number
      words: string
      alarm: string | null
      advice: Generated<string>
      shipped: Generated<Flag>
      archived_at: string | null
    }
  text_templates: Identified &
    Stamped & {
      kind: string | null
      category_id: number | null
      shortcut: string
      name: string
      body: string
      position: number
      shipped: Generated<Flag>
      archived_at: string | null
    }
  knowledge: Identified &
    Stamped & {
      category_id: number | null
      title: string
      keywords: string
      words: string
      position: number
      shipped: Generated<Flag>
      archived_at: string | null
    }
  outages: Identified &
    Stamped & {
      kind: string
      planned: Flag
      title: string
      words: string
      starts_at: string
      expected_end_at: string | null
      ended_at: string | null
      voided_at: string | null
    }
  outage_places: { outage_id: number; building_id: number; unit: string }
}
