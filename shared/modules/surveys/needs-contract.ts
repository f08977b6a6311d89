import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import { day, id, instant, reference, requiredWords, version, words, written } from '../../contract/values.ts'
import { scoredVoices } from '../voices/terms.ts'
import { countedTickets } from './priority.ts'
import { codeTones, matterKinds, matterStates, quadrants, themes } from './terms.ts'

const counted = { name: z.string(), count: z.number().int() }

const need = z.object({
  theme: z.enum(themes),
  /** By the rule of shared/modules/surveys/priority.ts. */
  kind: z.enum(matterKinds),
  quadrant: z.enum(quadrants).nullable(),
  /** Answers the performance rests on. */
  n: z.number().int(),
  /**
   * 0 to 100: importance and performance by the wave's conversion, a derived importance as its share of R² × 100. Null where too few
   * answered.
   */
  importance: z.number().nullable(),
  performance: z.number().nullable(),
  /** Perception less expectation, −4 to 4. */
  gap: z.number().nullable(),
  /** Heard in tickets, open answers and other voices of the year. */
  complaints: z.number().int(),
  wishes: z.number().int(),
  criticisms: z.number().int(),
  praises: z.number().int(),
  /** What those numbers are made of, each with what leads to its list. */
  sources: z.object({
    tickets: z.array(z.object({ ...counted, categoryId: id, kind: z.enum(countedTickets) })),
    codes: z.array(z.object({ ...counted, codeId: id, tone: z.enum(codeTones) })),
    voices: z.array(z.object({ tone: z.enum(codeTones), count: counted.count })),
    /** Quick ratings and mystery visits that scored the theme: how many, and how many of them criticise and praise by it. */
    scores: z.array(
      z.object({
        kind: z.enum(scoredVoices),
        count: counted.count,
        low: z.number().int(),
        high: z.number().int(),
      }),
    ),
  }),
  /** 0 to 100 by the formula of shared/modules/surveys/priority.ts; its parts add up to it. */
  priority: z.number(),
  parts: z.object({
    importance: z.number(),
    shortfall: z.number(),
    complaints: z.number(),
    voices: z.number(),
  }),
  /** What was decided about it, withdrawn matters apart. */
  matters: z.array(
    z.object({ id, number: z.string(), kind: z.enum(matterKinds), state: z.enum(matterStates) }),
  ),
})
export type Need = z.infer<typeof need>

const evidence = need.omit({ matters: true })
export type NeedEvidence = z.infer<typeof evidence>

const matter = z.object({
  id,
  version,
  /** `XQ-2026-001`. */
  number: z.string(),
  waveId: id,
  wave: z.string(),
  theme: z.enum(themes),
  kind: z.enum(matterKinds),
  title: z.string(),
  words: z.string(),
  /** The figures as they were when it was decided. */
  evidence,
  priority: z.number(),
  state: z.enum(matterStates),
  departmentId: id.nullable(),
  department: z.string(),
  dueOn: day.nullable(),
  decidedBy: z.string(),
  decidedAt: instant,
  reason: z.string(),
})
export type Matter = z.infer<typeof matter>

const matterFields = z.object({
  title: requiredWords(60),
  words: words(1000).default(''),
  departmentId: id.nullable().default(null),
  dueOn: day.nullable().default(null),
})
const about = z.object({ waveId: id, theme: z.enum(themes), kind: z.enum(matterKinds) })

/** 期望点, 痛点, 机会点 of a wave, and the matters a manager accepts. */
export const needsContract = {
  /** Every theme of the wave's results, the most pressing first, with what else was heard from `from` to `until`. */
  map: task('surveys.read')
    .input(z.object({ waveId: id }))
    .output(
      z.object({
        from: day,
        until: day,
        /** Whether importance was asked; else it is derived. */
        stated: z.boolean(),
        /** Where the four fields meet, as importance and performance of the rows. */
        cross: z.object({ importance: z.number(), performance: z.number() }).nullable(),
        /** Counted tickets of the year whose category leads to none of the themes. */
        unmapped: z.number().int(),
        /** What each part can reach at most here; a part of which nothing is known is shared out among the others. */
        weights: need.shape.parts,
        rows: z.array(need),
      }),
    ),
  matters: query('surveys.read')
    .input(z.object({ waveId: id.optional(), state: z.enum(matterStates).optional() }))
    .output(z.array(matter)),
  /**
   * Errors: NOT_FOUND on `waveId`, on `theme` that the wave did not ask, on `departmentId`; ALREADY_EXISTS for a theme and kind with an
   * accepted matter; INVALID_INPUT on `dueOn` in the past.
   */
  accept: task('surveys.manage')
    .input(matterFields.extend(about.shape))
    .output(written.extend({ number: z.string() })),
  /** Errors: as of `accept`; ALREADY_EXISTS also where it was declined already. */
  decline: task('surveys.manage')
    .input(about.extend({ title: requiredWords(60), reason: requiredWords(200) }))
    .output(written.extend({ number: z.string() })),
  /** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is not accepted, INVALID_INPUT on a new `dueOn` in the past. */
  update: command('surveys.manage').input(reference.extend(matterFields.shape)).output(written),
  /** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is withdrawn. */
  withdraw: command('surveys.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /**
   * By which theme a category of tickets is counted; null is none. Shipped categories begin with one; a finer one without its own is
   * counted as the one above it.
   */
  categories: query('surveys.read').output(
    z.array(
      z.object({
        categoryId: id,
        kind: z.enum(countedTickets),
        code: z.string(),
        name: z.string(),
        /** Empty for one of the first level. */
        parent: z.string(),
        theme: z.enum(themes).nullable(),
      }),
    ),
  ),
  /** Error: NOT_FOUND. */
  setCategory: command('surveys.manage')
    .input(z.object({ categoryId: id, theme: z.enum(themes).nullable() }))
    .output(z.object({})),
}
