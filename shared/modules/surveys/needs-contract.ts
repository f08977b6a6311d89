import { z } from 'zod'
import { command, query, task } from '../../contract/procedure.ts'
import { day, id, instant, reference, requiredWords, version, words, written } from '../../contract/values.ts'
import { matterKinds, matterStates, quadrants, themes } from './terms.ts'

const need = z.object({
  theme: z.enum(themes),
  kind: z.enum(matterKinds),
  quadrant: z.enum(quadrants).nullable(),
  /** 0 to 100: importance and performance as the map uses them, and what was heard beside the survey in the year before. */
  importance: z.number().nullable(),
  performance: z.number().nullable(),
  /** Perception less expectation, −4 to 4. */
  gap: z.number().nullable(),
  complaints: z.number().int(),
  wishes: z.number().int(),
  criticisms: z.number().int(),
  praises: z.number().int(),
  /** 0 to 100 by the formula of shared/modules/surveys/priority.ts, with its parts. */
  priority: z.number(),
  parts: z.object({
    importance: z.number(),
    shortfall: z.number(),
    complaints: z.number(),
    voices: z.number(),
  }),
  /** The matter a manager made of it. */
  matterId: id.nullable(),
})
export type Need = z.infer<typeof need>

const matter = z.object({
  id,
  version,
  /** `XQ-2026-001`. */
  number: z.string(),
  waveId: id,
  theme: z.enum(themes),
  kind: z.enum(matterKinds),
  title: z.string(),
  words: z.string(),
  /** The figures as they were when it was decided. */
  evidence: need.omit({ matterId: true }),
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

/** 期望点, 痛点, 机会点 of a wave, and the matters a manager accepts. */
export const needsContract = {
  /** Every theme of the wave's results, the most pressing first, with what else was heard from `from` to `until`. */
  map: task('surveys.read')
    .input(z.object({ waveId: id }))
    .output(z.object({ from: day, until: day, rows: z.array(need) })),
  matters: query('surveys.read')
    .input(z.object({ waveId: id.optional(), state: z.enum(matterStates).optional() }))
    .output(z.array(matter)),
  /** Errors: ALREADY_EXISTS for a theme and kind with an accepted matter, NOT_FOUND. */
  accept: task('surveys.manage')
    .input(matterFields.extend({ waveId: id, theme: z.enum(themes), kind: z.enum(matterKinds) }))
    .output(written.extend({ number: z.string() })),
  decline: task('surveys.manage')
    .input(
      z.object({
        waveId: id,
        theme: z.enum(themes),
        kind: z.enum(matterKinds),
        title: requiredWords(60),
        reason: requiredWords(200),
      }),
    )
    .output(written.extend({ number: z.string() })),
  update: command('surveys.manage').input(reference.extend(matterFields.shape)).output(written),
  withdraw: command('surveys.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /** By which theme a category of tickets is counted; null is none. Shipped categories begin with one. */
  categories: query('surveys.read').output(
    z.array(
      z.object({ categoryId: id, code: z.string(), name: z.string(), theme: z.enum(themes).nullable() }),
    ),
  ),
  setCategory: command('surveys.manage')
    .input(z.object({ categoryId: id, theme: z.enum(themes).nullable() }))
    .output(z.object({})),
}
