import type { Generated } from 'kysely'
import type { Flag, Identified, Stamped, Voidable } from './columns.ts'

/** Amounts are fen, prices ten-thousandths of a yuan, quantities hundredths of their unit. */
export interface MoneyTables {
  fee_items: Identified &
    Stamped & {
      name: string
      kind: string
      basis: string
      unit: Generated<string>
      position: number
      shipped: Generated<Flag>
      import_id: number | null
      archived_at: string | null
    }
  fee_standards: Identified &
    Stamped & {
      item_id: number
      house_kind: string | null
      building_id: number | null
      price_e4: number
      from_month: string
      until_month: string | null
      words: Generated<string>
      import_id: number | null
      archived_at: string | null
    }
  charges: Identified &
    Stamped &
    Voidable & {
      house_id: number
      item_id: number
      month: string
      mark: Generated<string>
      standard_id: number | null
      price_e4: number | null
      quantity_hundredths: number | null
      meter_from: number | null
      meter_to: number | null
      amount_fen: number
      waived_fen: Generated<number>
      paid_fen: Generated<number>
      due_on: string
      origin: string
      import_id: number | null
    }
  waivers: Identified &
    Stamped & {
      charge_id: number
      amount_fen: number
      reason: string
      staff_id: number
      at: string
      voided_at: string | null
      void_reason: Generated<string>
    }
  closings: Identified &
    Stamped & {
      number: string
      staff_id: number
      day: string
      at: string
      first_number: string
      last_number: string
      payments: number
      /** JSON: method, payments, amountFen, as the contract has it. */
      by_method: string
      amount_fen: number
      cash_fen: number
      counted_fen: number
      notes: Generated<string>
    }
  payments: Identified &
    Stamped & {
      number: string
      kind: string
      house_id: number
      resident_id: number | null
      payer: string
      method: string
      amount_fen: number
      tendered_fen: number | null
      reference: Generated<string>
      paid_on: string
      at: string
      staff_id: number
      reverses_id: number | null
      reason: Generated<string>
      notes: Generated<string>
      closing_id: number | null
      request_key: string
      import_id: number | null
    }
  payment_lines: Identified &
    Stamped & {
      payment_id: number
      charge_id: number | null
      amount_fen: number
      import_id: number | null
    }
  fee_advances: { house_id: number; amount_fen: number }
  closed_months: { month: string; closed_at: string; closed_by: number | null }
  ledger_accounts: Identified &
    Stamped & {
      fund: string
      line: string
      name: string
      position: number
      shipped: Generated<Flag>
      import_id: number | null
      archived_at: string | null
    }
  ledger_openings: Identified &
    Stamped & {
      fund: string
      day: string
      amount_fen: number
      notes: Generated<string>
      import_id: number | null
    }
  ledger_entries: Identified &
    Stamped & {
      day: string
      month: string
      account_id: number
      side: string
      amount_fen: number
      words: string
      party: Generated<string>
      voucher: Generated<string>
      origin: string
      staff_id: number
      reverses_id: number | null
      reason: Generated<string>
      request_key: string
      import_id: number | null
    }
  ledger_photos: Identified &
    Stamped & { entry_id: number; hash: string; removed_at: string | null; remove_reason: Generated<string> }
}
