import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  id,
  instant,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { mostWords } from './cells.ts'
import { responseExportKeys } from './export-columns.ts'
import { mostCells, mostOptions, surveyQuestion } from './questionnaire-contract.ts'
import {
  aspects,
  besideSamples,
  groupings,
  questionThemes,
  responseDecisions,
  responseFlags,
  responseOrigins,
  responseStates,
  responseWays,
} from './terms.ts'

/** See `Answer` in cells.ts. */
export const answer = z.union([
  z.number().int().min(0).max(mostOptions),
  z.array(z.number().int().min(1).max(mostOptions)).max(mostOptions),
  z.string().max(mostWords),
  z.null(),
])
export const answers = z.array(answer).max(mostCells)

const cellIndex = z
  .number()
  .int()
  .min(0)
  .max(mostCells - 1)

const entry = z.object({
  id,
  waveId: id,
  number: z.string(),
  /** 1, or 2 when the number was used before and somebody says that this is another paper. */
  copy: z.number().int(),
  /** 1 is the first typing, 2 the second by another clerk. */
  turn: z.union([z.literal(1), z.literal(2)]),
  /** Empty for a free paper and for whoever may not read the archive. */
  room: z.string(),
  answers,
  /** Where the cursor stood. */
  cell: cellIndex,
  way: z.enum(responseWays),
  startedAt: instant,
})
export type Entry = z.infer<typeof entry>

/** The station. Between opening and finishing nothing counts; what is typed is kept at every key. */
export const entryContract = {
  /** What the station needs of a wave: its questions, and how it goes today. Error: NOT_ALLOWED_NOW unless open. */
  station: query('surveys.enter')
    .input(z.object({ waveId: id }))
    .output(
      z.object({
        waveId: id,
        code: z.string(),
        name: z.string(),
        title: z.string(),
        questions: z.array(surveyQuestion),
        /** Half typed by whoever asks. */
        unfinished: z.array(entry),
        /** Numbers that are to be typed a second time by whoever asks: typed by others, chosen by the draw. */
        second: z.array(z.string()),
        mine: z.object({
          today: z.number().int(),
          /** Median seconds from number to end, of today's; null without any. */
          seconds: z.number().nullable(),
        }),
        all: z.number().int(),
      }),
    ),
  /**
   * Opens a paper by its number as typed or scanned (`12`, `WJ0012`, `2026-11-WJ0012`). Continues what the same clerk left.
   * `otherPaper` says that a number used already stands on another paper too. Errors: NOT_FOUND on `number` for one never given
   * out, NUMBER_TAKEN on `number` when it is typed already (params: number) unless it is due for the second typing by this clerk,
   * TYPED_ELSEWHERE on `number` while another clerk has it open (params: name), NOT_ALLOWED_NOW.
   */
  open: command('surveys.enter')
    .input(z.object({ waveId: id, number: requiredWords(40), otherPaper: z.boolean().default(false) }))
    .output(entry),
  /** Keeps one answer and where the cursor goes. No record yet, so not audited. Errors: INVALID_INPUT on `answer`, NOT_FOUND, NOT_ALLOWED_NOW. */
  mark: task('surveys.enter')
    .input(z.object({ entryId: id, cell: cellIndex, answer, next: cellIndex }))
    .output(z.object({})),
  way: task('surveys.enter')
    .input(z.object({ entryId: id, way: z.enum(responseWays) }))
    .output(z.object({})),
  /**
   * It is done: the first becomes a response with its flags, the second is compared. Sent again after a lost answer it says the
   * same. Error: NOT_ALLOWED_NOW.
   */
  finish: command('surveys.enter')
    .input(z.object({ entryId: id }))
    .output(
      z.object({
        responseId: id,
        flags: z.array(z.enum(responseFlags)),
        excluded: z.boolean(),
        /** Chosen to be typed a second time. */
        second: z.boolean(),
        differences: z.number().int(),
      }),
    ),
  giveUp: command('surveys.enter')
    .input(z.object({ entryId: id }))
    .output(z.object({})),
  /**
   * Gives up what anybody has half typed, because they are gone and the paper or the whole wave waits for them; what was typed stays
   * on the entry. Errors: NOT_FOUND, NOT_ALLOWED_NOW once it is finished or given up.
   */
  release: command('surveys.manage')
    .input(z.object({ entryId: id }))
    .output(z.object({})),
}

const responseRow = z.object({
  id,
  version,
  number: z.string(),
  copy: z.number().int(),
  /** Empty for whoever may not read the archive. */
  room: z.string(),
  houseId: id.nullable(),
  origin: z.enum(responseOrigins),
  way: z.enum(responseWays),
  state: z.enum(responseStates),
  flags: z.array(z.enum(responseFlags)),
  /** Whether it counts, all rules and decisions considered. */
  used: z.boolean(),
  decision: z.enum(responseDecisions),
  decisionReason: z.string(),
  second: z.boolean(),
  by: z.string(),
  enteredAt: instant,
  answers,
  voided: z.boolean(),
})
export type ResponseRow = z.infer<typeof responseRow>

/** What a number of the results leads to: the responses it counts. */
export const responseFilter = z.object({
  waveId: id,
  text: words(40).optional(),
  used: z.boolean().optional(),
  state: z.enum(responseStates).optional(),
  flag: z.enum(responseFlags).optional(),
  /** Those excluded for this reason alone or first: in the order of `responseFlags`, or `decision`. */
  excludedFor: z.enum([...responseFlags, 'decision']).optional(),
  /** By a manager's word; empty for those without one. */
  decision: z.enum(responseDecisions).optional(),
  /** Drawn (or come without a paper), by a free paper, or by a reserve that took nobody's place. */
  sample: z.enum(['drawn', ...besideSamples]).optional(),
  staffId: id.optional(),
  /** Answers of one question or of a theme, in one aspect, of these values; without values every answer that counts. */
  questionId: id.optional(),
  theme: z.enum(questionThemes).optional(),
  /** Any of several themes. */
  scale: z.enum(['dimensions', 'elements', 'all']).optional(),
  aspect: z.enum(aspects).optional(),
  values: z
    .array(z.number().int().min(0).max(mostOptions))
    .max(mostOptions + 1)
    .optional(),
  /** With a question: who left it blank. */
  blank: z.boolean().optional(),
  grouping: z.enum(groupings).optional(),
  /** The group's key in the results: the option's number, a house kind's code, a building's id; empty for unknown. */
  group: z.string().max(60).optional(),
  /** Households with a complaint in the year before, without one, with one handled in time, with one late. */
  complaint: z.enum(['any', 'none', 'timely', 'late']).optional(),
  /** Only those struck out; without it none of them. */
  voided: z.boolean().optional(),
})
export type ResponseFilter = z.input<typeof responseFilter>

const difference = z.object({
  id,
  version,
  cell: cellIndex,
  first: answer,
  second: answer,
  settled: answer.optional(),
})

export const responsesContract = {
  list: query('surveys.read').input(pageInput.extend(responseFilter.shape)).output(pageOf(responseRow)),
  /** How many each rule excludes, each response counted once at its first reason, and how many carry each flag. */
  quality: query('surveys.read')
    .input(z.object({ waveId: id }))
    .output(
      z.object({
        entered: z.number().int(),
        used: z.number().int(),
        excluded: z.array(
          z.object({ reason: z.enum([...responseFlags, 'decision']), count: z.number().int() }),
        ),
        flagged: z.array(z.object({ flag: z.enum(responseFlags), count: z.number().int() })),
        /** Counted by a manager's word, at the reason they would be left out for; and counted by the rules although flagged. */
        kept: z.array(z.object({ reason: z.enum(responseFlags), count: z.number().int() })),
        tolerated: z.array(z.object({ flag: z.enum(responseFlags), count: z.number().int() })),
        byPhone: z.number().int(),
        /** Typed twice: responses, cells compared, cells that differed, and where the first or the second was wrong. */
        twice: z.object({
          due: z.number().int(),
          done: z.number().int(),
          cells: z.number().int(),
          differences: z.number().int(),
          unsettled: z.number().int(),
        }),
        /** Of each clerk who typed something that was typed twice: cells, and those settled against them. */
        clerks: z.array(
          z.object({
            staffId: id,
            name: z.string(),
            typed: z.number().int(),
            cells: z.number().int(),
            errors: z.number().int(),
          }),
        ),
      }),
    ),
  get: query('surveys.read')
    .input(z.object({ id }))
    .output(
      responseRow.extend({
        waveId: id,
        questions: z.array(surveyQuestion),
        differences: z.array(difference),
        firstBy: z.string(),
        secondBy: z.string(),
      }),
    ),
  /** Corrects single answers against the paper, with a reason; flags are counted again. Errors: INVALID_INPUT, CONFLICT, NOT_ALLOWED_NOW. */
  correct: command('surveys.enter')
    .input(
      reference.extend({
        changes: z
          .array(z.object({ cell: cellIndex, answer }))
          .min(1)
          .max(mostCells),
        reason: requiredWords(200),
      }),
    )
    .output(written),
  /** Settles differences by the paper. Errors: INVALID_INPUT on `settled`, CONFLICT, NOT_ALLOWED_NOW without any. */
  settle: command('surveys.enter')
    .input(
      reference.extend({
        settled: z
          .array(z.object({ cell: cellIndex, answer }))
          .min(1)
          .max(mostCells),
      }),
    )
    .output(written),
  /** Counts it or not, against the rule; empty takes the word back. */
  decide: command('surveys.manage')
    .input(reference.extend({ decision: z.enum(responseDecisions), reason: words(200).default('') }))
    .output(written),
  void: command('surveys.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  export: task('exports.run')
    .input(
      responseFilter.extend({
        columns: z.array(z.enum(responseExportKeys)).min(1).max(responseExportKeys.length).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
}

const importColumn = z.object({
  letter: z.string(),
  header: z.string(),
  /** `number`, `room`, `way`, a cell as `c12`, or null for a column that is left out. */
  target: z.string().max(10).nullable(),
  /** Some of its values, to see what it holds. */
  examples: z.array(z.string()),
})

const importProblem = z.object({
  row: z.number().int(),
  letter: z.string(),
  /** A code with a sentence in the locale: `surveyImports.problem.CODE`. */
  reason: z.string(),
  value: z.string(),
  /** The whole row is left out, not only the cell. */
  fatal: z.boolean(),
})

/** What a workbook would do, in numbers; problems are shown up to 500, counted beyond. */
const importCheck = z.object({
  sheet: z.string(),
  headerRow: z.number().int(),
  columns: z.array(importColumn),
  /** Cells of the questionnaire that no column fills. */
  missing: z.array(cellIndex),
  rows: z.number().int(),
  ready: z.number().int(),
  rejected: z.number().int(),
  /** Rows whose response is there already and says the same; those that say something else are rejected. */
  same: z.number().int(),
  flags: z.array(z.object({ flag: z.enum(responseFlags), count: z.number().int() })),
  problems: z.array(importProblem),
  problemCount: z.number().int(),
  /** Columns look shifted: more than one value in ten lies outside its scale. Applying is refused. */
  shifted: z.boolean(),
})
export type ImportCheck = z.infer<typeof importCheck>

const workbook = z.file().max(64 * 1024 * 1024)
const columnTargets = z.array(z.string().max(10).nullable()).max(256)

export const surveyImportsContract = {
  /**
   * Reads the file and changes nothing. `targets` overrides what each column is taken for. Errors: NOT_ALLOWED_NOW unless the wave
   * is open, WORKBOOK_*, WORKBOOK_NO_HEADER, INVALID_INPUT on `targets` for one given twice.
   */
  check: task('surveys.manage')
    .input(z.object({ waveId: id, file: workbook, targets: columnTargets.optional() }))
    .output(importCheck),
  /**
   * Reads it again and writes it, all or nothing. Errors: COLUMNS_SHIFTED, NOT_ALLOWED_NOW, IMPORT_RUNNING, NUMBER_TAKEN for one
   * typed meanwhile (params: number), INVALID_INPUT on `targets` without a number, on `file` when nothing is to be written.
   */
  apply: task('surveys.manage')
    .input(z.object({ waveId: id, file: workbook, targets: columnTargets.optional() }))
    .output(
      z.object({
        importId: id,
        rows: z.number().int(),
        /** Numbers whose row names another room than the paper was drawn for: their papers did not come back by it. */
        elsewhere: z.array(z.string()),
      }),
    ),
  list: query('surveys.manage')
    .input(z.object({ waveId: id }))
    .output(
      z.array(
        z.object({
          id,
          version,
          fileName: z.string(),
          rows: z.number().int(),
          state: z.enum(['applied', 'undone']),
          by: z.string(),
          at: instant,
        }),
      ),
    ),
  /** Takes its responses away again. Error: CHANGED_SINCE when one was decided, corrected or coded since (params: count). */
  undo: task('surveys.manage').input(reference).output(written),
  /** A sheet of the wave to type in elsewhere: a row a paper, a column a cell, with drop-downs. */
  template: task('surveys.enter')
    .input(z.object({ waveId: id }))
    .output(eventIterator(exportEvent)),
}
