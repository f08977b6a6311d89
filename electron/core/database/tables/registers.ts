import type { Generated } from 'kysely'
import type { Identified, Stamped, Voidable } from './columns.ts'

/** What a front desk keeps beside tickets. */
export interface RegistersTables {
  held_keys: Identified &
    Stamped &
    Voidable & {
      house_id: number | null
      label: string
      pieces: number
      place: string
      giver_name: string
      giver_phone: string
      purpose: string
      taken_at: string
      taken_by: number
      returned_at: string | null
      returned_to: Generated<string>
      returned_by: number | null
    }
  key_loans: Identified &
    Stamped & {
      held_key_id: number
      borrower: string
      phone: string
      reason: string
      lent_at: string
      lent_by: number
      due_at: string | null
      back_at: string | null
      back_by: number | null
      notes: Generated<string>
    }
  parcels: Identified &
    Stamped &
    Voidable & {
      house_id: number | null
      resident_id: number | null
      recipient: string
      phone: string
      carrier: string
      tracking: string
      shelf: string
      pieces: number
      arrived_at: string
      taken_by: number
      told_at: string | null
      handed_at: string | null
      handed_to: Generated<string>
      handed_by: number | null
    }
  visitors: Identified &
    Stamped &
    Voidable & {
      name: string
      phone: string
      plate: string
      people: number
      house_id: number | null
      host_name: string
      purpose: string
      pass: string
      arrived_at: string
      taken_by: number
      left_at: string | null
    }
  item_passes: Identified &
    Stamped &
    Voidable & {
      number: string
      house_id: number | null
      applicant: string
      applicant_role: string
      phone: string
      items: string
      carrier: string
      plate: string
      owner_consent: string
      issued_at: string
      issued_by: number
      valid_on: string
      released_at: string | null
      guard_name: Generated<string>
    }
  providers: Identified &
    Stamped & {
      kind: string
      name: string
      contact: string
      phone: string
      address: string
      hours: string
      offers: string
      price: string
      house_id: number | null
      notes: Generated<string>
      archived_at: string | null
    }
  service_requests: Identified &
    Stamped &
    Voidable & {
      kind: string
      house_id: number | null
      resident_id: number | null
      name: string
      phone: string
      words: string
      wanted_on: string | null
      provider_id: number | null
      fee_fen: number | null
      state: string
      asked_at: string
      taken_by: number
      settled_at: string | null
      settled_by: number | null
      rating: number | null
    }
  price_items: Identified &
    Stamped & {
      section: string
      name: string
      unit: string
      price_fen: number | null
      words: string
      position: number
      archived_at: string | null
    }
}
