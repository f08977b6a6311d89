import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped, Voidable } from './columns.ts'

/** What owners are asked and say: questionnaires, waves, papers, answers, other voices and what follows from them. */
export interface SurveyTables {
  questionnaires: Identified &
    Stamped & {
      name: string
      form: string
      shipped: Generated<Flag>
      archived_at: string | null
    }
  questionnaire_versions: Identified &
    Stamped & {
      questionnaire_id: number
      number: number
      title: string
      intro: Generated<string>
      thanks: Generated<string>
      source: Generated<string>
      frozen_at: string | null
    }
  survey_questions: Identified &
    Stamped & {
      version_id: number
      position: number
      section: Generated<string>
      kind: string
      theme: Generated<string>
      demographic: Generated<string>
      words: string
      aspects: Generated<string>
      options: Generated<string>
    }
  survey_waves: Identified &
    Stamped &
    Voidable & {
      code: string
      name: string
      kind: string
      version_id: number
      follows_id: number | null
      occasion: Generated<string>
      from_day: string
      until_day: string
      state: string
      confidence: number
      margin_e4: number
      share_e4: number
      return_e4: number
      reserve_e4: number
      strata: string
      frame_rule: string
      sample_wish: number | null
      seed: number
      frame_size: number | null
      sample_size: number | null
      drawn_at: string | null
      second_e4: number
      blank_e4: number
      straight_excluded: Flag
      conversion: string
      basic_counts: Flag
      goal_e4: number
      closed_at: string | null
      report: Generated<string>
      archived_at: string | null
    }
  survey_frame: {
    wave_id: number
    house_id: number
    stratum: string
  }
  survey_papers: Identified &
    Stamped & {
      wave_id: number
      number: string
      position: number
      house_id: number | null
      stratum: Generated<string>
      role: string
      state: string
      replaces_id: number | null
      interviewer_id: number | null
      issued_on: string | null
      returned_on: string | null
      way: Generated<string>
      second: Generated<Flag>
      printed_at: string | null
      notes: Generated<string>
    }
  survey_imports: Identified &
    Stamped & {
      wave_id: number
      file_name: string
      rows: number
      state: string
    }
  survey_responses: Identified &
    Stamped &
    Voidable & {
      wave_id: number
      number: string
      copy: Generated<number>
      paper_id: number | null
      house_id: number | null
      origin: string
      way: Generated<string>
      answers: string
      state: string
      second: Generated<Flag>
      flags: Generated<string>
      excluded: Generated<Flag>
      decision: Generated<string>
      decision_reason: Generated<string>
      entered_by: number
      entered_at: string
      import_id: number | null
    }
  survey_entries: Identified &
    Stamped & {
      wave_id: number
      number: string
      copy: Generated<number>
      turn: number
      paper_id: number | null
      house_id: number | null
      response_id: number | null
      staff_id: number
      way: Generated<string>
      answers: string
      cell: Generated<number>
      keys: Generated<number>
      state: string
      started_at: string
      touched_at: string
      finished_at: string | null
    }
  survey_differences: Identified &
    Stamped & {
      response_id: number
      cell: number
      first: string
      second: string
      settled: string | null
    }
  survey_texts: Identified &
    Stamped & {
      wave_id: number
      response_id: number
      question_id: number
      words: string
      quotable: Generated<Flag>
      coded_at: string | null
      coded_by: number | null
    }
  survey_codes: Identified &
    Stamped & {
      name: string
      letters: string
      theme: Generated<string>
      tone: string
      position: number
      shipped: Generated<Flag>
      archived_at: string | null
    }
  survey_text_codes: {
    text_id: number
    code_id: number
  }
  checklists: Identified &
    Stamped & {
      name: string
      role: string
      shipped: Generated<Flag>
      archived_at: string | null
    }
  checklist_items: Identified &
    Stamped & {
      checklist_id: number
      position: number
      theme: Generated<string>
      words: string
      archived_at: string | null
    }
  suggestion_boxes: Identified &
    Stamped & {
      place: string
      every_days: number
      starts_on: string
      archived_at: string | null
    }
  voices: Identified &
    Stamped &
    Voidable & {
      number: string
      kind: string
      day: string
      place: Generated<string>
      topic: Generated<string>
      words: Generated<string>
      staff_id: number
      wave_id: number | null
      house_id: number | null
      resident_id: number | null
      contact_id: number | null
      role: Generated<string>
      people: number | null
      checklist_id: number | null
      box_id: number | null
      slips: number | null
      score: number | null
      theme: Generated<string>
      follow_up: Generated<string>
      request_key: string
    }
  voice_points: Identified &
    Stamped & {
      voice_id: number
      position: number
      theme: Generated<string>
      tone: string
      words: string
      ticket_id: number | null
    }
  voice_scores: Identified &
    Stamped & {
      voice_id: number
      position: number
      theme: Generated<string>
      item: string
      score: number | null
      words: Generated<string>
    }
  category_themes: Stamped & {
    category_id: number
    theme: string
  }
  survey_matters: Identified &
    Stamped & {
      number: string
      wave_id: number
      theme: string
      kind: string
      title: string
      words: Generated<string>
      evidence: string
      priority_e2: number
      state: string
      department_id: number | null
      due_on: string | null
      decided_by: number
      decided_at: string
      reason: Generated<string>
    }
}
