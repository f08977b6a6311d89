import type { Generated } from 'kysely'

/** SQLite's booleans are 0 and 1; the codes' meanings are in shared/modules. */
export type Flag = 0 | 1

export interface Stamped {
  created_at: string
  created_by: number | null
  updated_at: string
  updated_by: number | null
  version: Generated<number>
}

export interface Identified {
  id: Generated<number>
}

/** A row of a register: written wrongly it is struck out with a reason, never removed. */
export interface Voidable {
  notes: Generated<string>
  voided_at: string | null
  void_reason: Generated<string>
}
