import type { Kysely, Selectable } from 'kysely'
import type { Decisions, Mapping } from '../../../../shared/modules/imports/contract.ts'
import {
  rowOutcomes,
  type ImportState,
  type ImportTarget,
  type RowOutcome,
} from '../../../../shared/modules/imports/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { Services } from '../../kernel/services.ts'

export type Counts = Record<RowOutcome, number>

/** What stands in `imports.counts`. */
export interface StoredCounts extends Counts {
  /** Rows that are no records: blank, totals, remarks. */
  leftOut: number
  /** The number of the sheet's last row, for the progress. */
  lastRow?: number
  /** While withdrawing: true when a finished import is being undone, so that it ends as `undone`. */
  undoing?: boolean
  /** The file with the checked rows inside the import's folder; none before a check has come to its end. */
  staging?: string
}

export interface Import {
  id: number
  version: number
  fileName: string
  target: ImportTarget
  state: ImportState
  /** The workbook's name inside the import's folder. */
  source: string
  sheetIndex: number
  headerRow: number | null
  mapping: Mapping
  decisions: Decisions
  counts: StoredCounts
  kept: number
}

export const noCounts = (): StoredCounts => ({
  ...(Object.fromEntries(rowOutcomes.map((outcome) => [outcome, 0])) as Counts),
  leftOut: 0,
})

export const countsOf = ({ new: added, changed, same, rejected }: StoredCounts): Counts => ({
  new: added,
  changed,
  same,
  rejected,
})

export const asImport = (row: Selectable<Tables['imports']>): Import => ({
  id: row.id,
  version: row.version,
  fileName: row.file_name,
  target: row.target as ImportTarget,
  state: row.state as ImportState,
  source: row.source,
  sheetIndex: row.sheet_index,
  headerRow: row.header_row,
  mapping: JSON.parse(row.mapping) as Mapping,
  decisions: JSON.parse(row.decisions) as Decisions,
  counts: JSON.parse(row.counts) as StoredCounts,
  kept: row.kept,
})

/** Errors: NOT_FOUND; NOT_ALLOWED_NOW when the import is in none of these states. */
export async function requireImport(
  db: Kysely<Tables>,
  id: number,
  states?: readonly ImportState[],
): Promise<Import> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const found = asImport(row)
  if (states && !states.includes(found.state)) throw new Fault('NOT_ALLOWED_NOW')
  return found
}

interface ImportValues {
  target?: ImportTarget
  state?: ImportState
  sheetIndex?: number
  headerRow?: number | null
  mapping?: Mapping
  decisions?: Decisions
  counts?: StoredCounts
  kept?: number
}

/** `by` stamps who did it; null when the core did. */
export async function updateImport(
  db: Kysely<Tables>,
  id: number,
  values: ImportValues,
  by: { updated_at: string; updated_by: number | null },
): Promise<void> {
  await db
    .updateTable('imports')
    .set((eb) => ({
      ...by,
      version: eb('version', '+', 1),
      ...(values.target && { target: values.target }),
      ...(values.state && { state: values.state }),
      ...(values.sheetIndex !== undefined && { sheet_index: values.sheetIndex }),
      ...(values.headerRow !== undefined && { header_row: values.headerRow }),
      ...(values.mapping && { mapping: JSON.stringify(values.mapping) }),
      ...(values.decisions && { decisions: JSON.stringify(values.decisions) }),
      ...(values.counts && { counts: JSON.stringify(values.counts) }),
      ...(values.kept !== undefined && { kept: values.kept }),
    }))
    .where('id', '=', id)
    .execute()
}

const busy = new WeakMap<object, Set<number>>()

/** One thing at a time for each import. Error: NOT_ALLOWED_NOW. Returns how to let go of it. */
export function claim({ services }: Pick<Call, 'services'>, id: number): () => void {
  const claimed = busy.get(services.database) ?? new Set<number>()
  busy.set(services.database, claimed)
  if (claimed.has(id)) throw new Fault('NOT_ALLOWED_NOW')
  claimed.add(id)
  return () => claimed.delete(id)
}

/** True while somebody works on it. */
export const isClaimed = (services: Services, id: number): boolean =>
  busy.get(services.database)?.has(id) ?? false
