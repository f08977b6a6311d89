import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped } from './columns.ts'

/** Houses, residents and what was talked about with them. */
export interface ArchivesTables {
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
  duplicate_dismissals: { first_id: number; second_id: number; staff_id: number | null; at: string }
}
