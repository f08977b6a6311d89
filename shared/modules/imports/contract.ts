import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { query, task } from '../../contract/procedure.ts'
import { id, instant, pageInput, pageOf, progress } from '../../contract/values.ts'
import { importStates, registerFields, rowOutcomes } from './terms.ts'

/** For each field the source column (0-based) that fills it. */
const mapping = z.partialRecord(z.enum(registerFields), z.number().int().min(0).max(255))
export type Mapping = z.infer<typeof mapping>

const counts = z.record(z.enum(rowOutcomes), z.number().int())

const problem = z.object({
  field: z.enum(registerFields),
  /** A code with a sentence in the locale: `imports.problem.CODE`. */
  reason: z.string(),
  /** True when the whole row is left out, not only the cell. */
  fatal: z.boolean(),
})

const checkedRow = z.object({
  /** The row's number as Excel shows it. */
  row: z.number().int(),
  outcome: z.enum(rowOutcomes),
  cells: z.array(z.string()),
  problems: z.array(problem),
  /** What would change, old → new; phones masked. */
  changes: z.array(z.object({ field: z.enum(registerFields), before: z.string(), after: z.string() })),
})
export type CheckedRow = z.infer<typeof checkedRow>

const uploaded = z.object({
  id,
  fileName: z.string(),
  sheets: z.array(z.object({ index: z.number().int(), name: z.string(), hidden: z.boolean() })),
  sheetIndex: z.number().int(),
  /** The header's row number as Excel shows it; null when none was recognised. */
  headerRow: z.number().int().nullable(),
  /** The first rows of the sheet, to show it as a sheet. */
  preview: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(z.object({ index: z.number().int(), letter: z.string(), header: z.string() })),
  mapping,
})

const importRow = z.object({
  id,
  fileName: z.string(),
  state: z.enum(importStates),
  by: z.string(),
  at: instant,
  counts,
  /** Rows that could not be undone because they were changed or used since. */
  kept: z.number().int(),
  undoable: z.boolean(),
})
export type ImportRow = z.infer<typeof importRow>

const importEvent = z.union([
  progress.extend({ kind: z.literal('progress') }),
  z.object({ kind: z.literal('finished'), state: z.enum(importStates), counts, kept: z.number().int() }),
])

export const importsContract = {
  /** Takes the file into the data folder and guesses sheet, header and mapping. Touches no business table. */
  upload: task('imports.run')
    .input(z.object({ file: z.file().max(64 * 1024 * 1024) }))
    .output(uploaded),
  /** The same file with another sheet or header row. */
  choose: task('imports.run')
    .input(z.object({ id, sheetIndex: z.number().int().min(0), headerRow: z.number().int().min(1) }))
    .output(uploaded),
  /** The dry run: reads and validates every row into a staging file. */
  check: task('imports.run').input(z.object({ id, mapping })).output(eventIterator(importEvent)),
  rows: query('imports.run')
    .input(
      pageInput.extend({ id, outcome: z.enum(rowOutcomes).optional(), problemsOnly: z.boolean().optional() }),
    )
    .output(pageOf(checkedRow)),
  /** Writes what was checked. Stopping the stream withdraws everything already written. */
  apply: task('imports.run').input(z.object({ id })).output(eventIterator(importEvent)),
  undo: task('imports.run').input(z.object({ id })).output(eventIterator(importEvent)),
  discard: task('imports.run').input(z.object({ id })).output(z.object({})),
  list: query('imports.run', { passive: true }).output(z.array(importRow)),
}
