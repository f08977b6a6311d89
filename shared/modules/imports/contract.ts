import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import { id, instant, pageInput, pageOf, progress, words } from '../../contract/values.ts'
import {
  importFields,
  importStates,
  importTargets,
  questionKinds,
  rowOutcomes,
  valueFields,
} from './terms.ts'

/** For each field the source column (0-based) that fills it. */
const mapping = z.partialRecord(z.enum(importFields), z.number().int().min(0).max(255))
export type Mapping = z.infer<typeof mapping>

/** What a text in a column of names means: an entry by its code or id, a new entry, or nothing but a text. */
const valueDecision = z.union([
  z.object({ entry: z.string().max(60) }),
  z.object({ create: z.literal(true) }),
  z.object({ keep: z.literal(true) }),
])
export type ValueDecision = z.infer<typeof valueDecision>

/** For each field and each text in its column what it means. */
const decisions = z.partialRecord(z.enum(valueFields), z.record(z.string(), valueDecision))
export type Decisions = z.infer<typeof decisions>

const counts = z.record(z.enum(rowOutcomes), z.number().int())

const problem = z.object({
  field: z.enum(importFields),
  /** A code with a sentence in the locale: `imports.problem.CODE`. */
  reason: z.string(),
  /** True when the whole row is left out, not only the cell. */
  fatal: z.boolean(),
})

const change = z.object({
  field: z.enum(importFields),
  /** Old → new; phones and ID numbers masked. */
  before: z.string(),
  after: z.string(),
  /** Take the workbook's value; null while nobody has decided. Filling an empty field needs no decision: true. */
  take: z.boolean().nullable(),
  /** The new comes beside the old, as a second phone does; nothing is replaced. */
  adds: z.literal(true).optional(),
})

const question = z.object({
  kind: z.enum(questionKinds),
  /** The second name, or the name of the one on record. */
  name: z.string(),
  /** What tells the one on record apart: rooms and a masked phone; of a former resident the day they left. */
  hint: z.string(),
  answer: z.string().nullable(),
})

const checkedRow = z.object({
  /** The row's number as Excel shows it. */
  row: z.number().int(),
  outcome: z.enum(rowOutcomes),
  /** The row means the same as an earlier one of the sheet: `doubleOf` is that one's number. */
  doubleOf: z.number().int().nullable(),
  cells: z.array(z.string()),
  problems: z.array(problem),
  changes: z.array(change),
  questions: z.array(question),
})
export type CheckedRow = z.infer<typeof checkedRow>

const uploaded = z.object({
  id,
  fileName: z.string(),
  target: z.enum(importTargets),
  sheets: z.array(z.object({ index: z.number().int(), name: z.string(), hidden: z.boolean() })),
  sheetIndex: z.number().int(),
  /** The header's row number as Excel shows it; null when none was recognised. */
  headerRow: z.number().int().nullable(),
  /** The first rows of the sheet, to show it as a sheet. */
  preview: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(
    z.object({
      index: z.number().int(),
      letter: z.string(),
      header: z.string(),
      /**
       * What the column fills because somebody chose it for a column of this name in an applied import (`field`), and
       * what it would be taken for otherwise. Null for every other column.
       */
      remembered: z
        .object({ field: z.enum(importFields), otherwise: z.enum(importFields).nullable() })
        .nullable(),
    }),
  ),
  mapping,
})
export type Uploaded = z.infer<typeof uploaded>

/** A column of names as the step 值 shows it. */
const valueColumn = z.object({
  field: z.enum(valueFields),
  /** What a text can mean: codes with names. */
  choices: z.array(z.object({ entry: z.string(), name: z.string() })),
  /** True where a new entry can be made, as for groups and categories; not for 性别. */
  creatable: z.boolean(),
  /** True where the words can be kept as a mere text, in the notes or in the ticket's words; not for 受理方式. */
  keepable: z.boolean(),
  values: z.array(
    z.object({
      text: z.string(),
      rows: z.number().int(),
      /** What is already known or remembered; null is a question. */
      decision: valueDecision.nullable(),
      /** Known by itself, so that it need not be shown unless asked for. */
      certain: z.boolean(),
    }),
  ),
})
export type ValueColumn = z.infer<typeof valueColumn>

const summary = z.object({
  counts,
  /** Rows that repeat an earlier one. */
  doubles: z.number().int(),
  problems: z.number().int(),
  /** Differences and questions nobody has decided; importing waits for them. */
  undecided: z.number().int(),
  /** The kinds of question that some row still asks. */
  asks: z.array(z.enum(questionKinds)),
  /** Left alone: blank, total and note rows. */
  skipped: z.number().int(),
})
export type Summary = z.infer<typeof summary>

const importRow = z.object({
  id,
  fileName: z.string(),
  target: z.enum(importTargets),
  state: z.enum(importStates),
  by: z.string(),
  /** When it came to its state: was uploaded, checked, applied, undone; while it is being written, when that began. */
  at: instant,
  counts,
  /** Rows that could not be undone because they were changed or used since. */
  kept: z.number().int(),
  undoable: z.boolean(),
})
export type ImportRow = z.infer<typeof importRow>

const importEvent = z.union([
  progress.extend({ kind: z.literal('progress') }),
  z.object({
    kind: z.literal('finished'),
    state: z.enum(importStates),
    counts,
    kept: z.number().int(),
    summary: summary.nullable(),
  }),
])

export const importsContract = {
  /** Takes the file into the data folder and guesses what it is, its sheet, header and mapping. Touches no business table. */
  upload: task('imports.run')
    .input(z.object({ file: z.file().max(64 * 1024 * 1024) }))
    .output(uploaded),
  /** The same file as another target, or with another sheet or header row; target and header are guessed where they are not told. */
  choose: task('imports.run')
    .input(
      z.object({
        id,
        target: z.enum(importTargets).optional(),
        sheetIndex: z.number().int().min(0),
        headerRow: z.number().int().min(1).optional(),
      }),
    )
    .output(uploaded),
  /** An unfinished import as it was left, also after a restart: its mapping, its values, and whether it is checked. */
  open: task('imports.run')
    .input(z.object({ id }))
    .output(z.object({ uploaded, state: z.enum(importStates), decisions, summary: summary.nullable() })),
  /** The texts of every column of names, with what each is taken to mean. */
  values: task('imports.run').input(z.object({ id, mapping })).output(z.array(valueColumn)),
  /** The dry run: reads and validates every row into a staging file. The mapping and the decisions are remembered. */
  check: task('imports.run')
    .input(z.object({ id, mapping, decisions: decisions.default({}) }))
    .output(eventIterator(importEvent)),
  summary: query('imports.run').input(z.object({ id })).output(summary),
  rows: query('imports.run')
    .input(
      pageInput.extend({
        id,
        outcome: z.enum(rowOutcomes).optional(),
        problemsOnly: z.boolean().optional(),
        doublesOnly: z.boolean().optional(),
        undecidedOnly: z.boolean().optional(),
      }),
    )
    .output(pageOf(checkedRow)),
  /**
   * Takes or leaves differences: of one row, or all that are still open; of one field or of all. Answers with what is
   * still open.
   */
  decide: task('imports.run')
    .input(
      z.object({
        id,
        row: z.number().int().optional(),
        field: z.enum(importFields).optional(),
        take: z.boolean(),
      }),
    )
    .output(summary),
  /** Answers a question, of one row or of all that still ask it. Error: INVALID_INPUT on `answer`. */
  answer: task('imports.run')
    .input(
      z.object({
        id,
        row: z.number().int().optional(),
        kind: z.enum(questionKinds),
        answer: words(20),
      }),
    )
    .output(summary),
  /** Writes what was checked. Stopping the stream withdraws everything already written. Error: IMPORT_UNDECIDED. */
  apply: task('imports.run').input(z.object({ id })).output(eventIterator(importEvent)),
  undo: task('imports.run').input(z.object({ id })).output(eventIterator(importEvent)),
  /** After an undo, the rows that were left because they were changed or used since. */
  kept: query('imports.run')
    .input(pageInput.extend({ id }))
    .output(
      pageOf(
        z.object({
          table: z.string(),
          /** The room, name or number it is known by. */
          label: z.string(),
          link: z.object({ kind: z.enum(['house', 'resident', 'ticket']), id }).nullable(),
        }),
      ),
    ),
  discard: task('imports.run').input(z.object({ id })).output(z.object({})),
  list: query('imports.run', { passive: true }).output(z.array(importRow)),
  /** A workbook to fill in: the same columns, drop-downs, and an example on a sheet of its own. */
  template: task('imports.run')
    .input(z.object({ target: z.enum(importTargets) }))
    .output(eventIterator(exportEvent)),
  /** The rows with problems and why, to correct and import again. */
  errorFile: task('imports.run').input(z.object({ id })).output(eventIterator(exportEvent)),
  /** What is remembered of headers and values is forgotten, or only what a column of one name was taken for. */
  forget: command('imports.run')
    .input(z.object({ target: z.enum(importTargets), header: z.string().min(1).max(1000).optional() }))
    .output(z.object({})),
}
