import type { CheckedRow, ImportRow } from '../../../../shared/modules/imports/contract.ts'
import type { ImportState } from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { asImport, claim, countsOf, isClaimed, requireImport, updateImport } from './import-file.ts'
import { openStaging, tidyFolder } from './import-folder.ts'
import { unfinishedStates } from './check.ts'
import { maskCells, showsWholeCells } from './mask-cells.ts'
import { withIdNumber } from './secret.ts'
import { asCheckedRow, type StoredRow } from './staged-row.ts'
import type { RowFilter } from './staging.ts'
import { undoableStates } from './undo.ts'

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
    const { id, fileName, target, state, counts, kept } = asImport(row)
    return {
      id,
      fileName,
      target,
      state,
      by: row.by,
      at: row.updated_at,
      counts: countsOf(counts),
      kept,
      undoable: undoableStates.includes(state) && !isClaimed(call.services, id),
    }
  })
}

export const withRows: readonly ImportState[] = ['checked', 'applying', 'applied', 'withdrawing', 'withdrawn']

type RowsInput = RowFilter & { id: number; page: number; size: number }

/**
 * The checked rows, a page of them, their cells masked once they are written; of an applied import only those with
 * problems are left. ID numbers are masked, but one that was refused is shown to be corrected. Errors: NOT_ALLOWED_NOW
 * when nothing is checked (any more), NOT_FOUND when their file is gone.
 */
export async function checkedRows(
  call: Call,
  { id, page, size, ...filter }: RowsInput,
): Promise<{ rows: CheckedRow[]; total: number }> {
  const found = await requireImport(call.db, id, withRows)
  const staging = openStaging(call.services, found)
  try {
    const { rows, total } = staging.page(filter, page, size)
    const shown = (row: StoredRow): CheckedRow => {
      const checked = asCheckedRow(row)
      const cells = showsWholeCells(found.state)
        ? withIdNumber(call.services, checked.cells, found.mapping.idNumber, row.secret)
        : maskCells(checked.cells, found.mapping)
      return { ...checked, cells }
    }
    return { rows: rows.map(shown), total }
  } finally {
    staging.close()
  }
}

/** Forgets an import that was not applied, with its workbook. Error: NOT_ALLOWED_NOW. */
export async function discardImport(call: Call, id: number): Promise<void> {
  const release = claim(call, id)
  try {
    await call.transact(async (inside) => {
      await requireImport(inside.db, id, unfinishedStates)
      await updateImport(inside.db, id, { state: 'discarded' }, inside.updated)
      await inside.audit({ subject: `import:${id}` })
    })
    await tidyFolder(call.services, id)
  } finally {
    release()
  }
}
