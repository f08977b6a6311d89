import type { CheckedRow, ImportRow } from '../../../../shared/modules/imports/contract.ts'
import { existsSync } from 'node:fs'
import type { RowOutcome } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import {
  asImport,
  claim,
  countsOf,
  removeFiles,
  requireImport,
  stagingOf,
  updateImport,
} from './import-file.ts'
import { Staging } from './staging.ts'

/** Every import, newest first. */
export async function listImports(call: Call): Promise<ImportRow[]> {
  const rows = await call.db
    .selectFrom('imports')
    .innerJoin('staff', 'staff.id', 'imports.staff_id')
    .selectAll('imports')
    .select('staff.name as by')
    .orderBy('imports.id', 'desc')
    .execute()
  return rows.map((row) => {
    const { id, fileName, state, counts, kept } = asImport(row)
    return {
      id,
      fileName,
      state,
      by: row.by,
      at: row.created_at,
      counts: countsOf(counts),
      kept,
      undoable: state === 'applied',
    }
  })
}

interface RowsInput {
  id: number
  outcome?: RowOutcome
  problemsOnly?: boolean
  page: number
  size: number
}

/** The checked rows, a page of them. Error: NOT_ALLOWED_NOW when there is nothing checked (any more). */
export async function checkedRows(
  call: Call,
  { id, outcome, problemsOnly, page, size }: RowsInput,
): Promise<{ rows: CheckedRow[]; total: number }> {
  const { state } = await requireImport(call.db, id)
  const file = stagingOf(call.services, id)
  if (state === 'uploaded' || !existsSync(file)) throw new Fault('NOT_ALLOWED_NOW')
  const staging = new Staging(file, call.services.database.nativeBinding)
  try {
    return staging.page({ outcome, problemsOnly }, page, size)
  } finally {
    staging.close()
  }
}

/** Forgets an import that was not applied, with its workbook. Error: NOT_ALLOWED_NOW. */
export async function discardImport(call: Call, id: number): Promise<void> {
  const release = claim(call, id)
  try {
    await call.transact(async (inside) => {
      await requireImport(inside.db, id, ['uploaded', 'checked', 'withdrawn'])
      await updateImport(inside.db, id, { state: 'discarded' }, inside.updated)
      await inside.audit({ subject: `import:${id}` })
    })
    await removeFiles(call.services, id)
  } finally {
    release()
  }
}
