import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  day,
  id,
  pageInput,
  pageOf,
  reference,
  requiredWords,
  version,
  words,
  written,
} from '../../contract/values.ts'
import { voiceExportKeys } from '../surveys/export-columns.ts'
import { codeTones, questionThemes } from '../surveys/terms.ts'
import { boxStates, voiceKinds, voiceRoles } from './terms.ts'

const theme = z.enum(questionThemes).default('')

const point = z.object({
  /** Of one that is kept; null for a new one. One that a ticket was made of cannot be left out. */
  id: id.nullable().default(null),
  theme,
  tone: z.enum(codeTones),
  words: requiredWords(300),
})
const score = z.object({
  theme,
  item: requiredWords(100),
  /** 0 to 5; null where it could not be seen. */
  score: z.number().int().min(0).max(5).nullable(),
  words: words(200).default(''),
})

const voiceFields = z.object({
  kind: z.enum(voiceKinds),
  day,
  place: words(60).default(''),
  topic: words(100).default(''),
  words: words(3000).default(''),
  waveId: id.nullable().default(null),
  houseId: id.nullable().default(null),
  residentId: id.nullable().default(null),
  role: z.enum(voiceRoles).default(''),
  /** How many took part. */
  people: z.number().int().min(1).max(500).nullable().default(null),
  checklistId: id.nullable().default(null),
  boxId: id.nullable().default(null),
  /** Slips found in the box. */
  slips: z.number().int().min(0).max(1000).nullable().default(null),
  /** A quick rating, 1 to 5. */
  score: z.number().int().min(1).max(5).nullable().default(null),
  theme,
  followUp: words(500).default(''),
  points: z.array(point).max(60).default([]),
  scores: z.array(score).max(60).default([]),
})
/** As the core has it, with everything filled in. */
export type VoiceFields = z.output<typeof voiceFields>

const voiceRow = voiceFields.omit({ points: true, scores: true }).required().extend({
  id,
  version,
  number: z.string(),
  /** Empty for whoever may not read the archive. */
  room: z.string(),
  resident: z.string(),
  box: z.string(),
  checklist: z.string(),
  by: z.string(),
  pointCount: z.number().int(),
  /** The words of its first point. */
  firstPoint: z.string(),
  /** Mean of the scores given, 0 to 5. */
  meanScore: z.number().nullable(),
  voided: z.boolean(),
  voidReason: z.string(),
})
export type VoiceRow = z.infer<typeof voiceRow>

const voiceWhole = voiceRow.extend({
  points: z.array(point.required().extend({ id, ticketId: id.nullable(), ticket: z.string() })),
  scores: z.array(score.required()),
})
export type VoiceWhole = z.infer<typeof voiceWhole>

const voiceFilter = z.object({
  text: words(60).optional(),
  kind: z.enum(voiceKinds).optional(),
  waveId: id.optional(),
  /** With a wave and both days: those of the wave, whenever they were heard, and of those days those of no wave. */
  unlinked: z.boolean().optional(),
  theme: z.enum(questionThemes).optional(),
  tone: z.enum(codeTones).optional(),
  role: z.enum(voiceRoles).optional(),
  boxId: id.optional(),
  from: day.optional(),
  to: day.optional(),
})

const checklistFields = z.object({
  name: requiredWords(40),
  role: z.enum(voiceRoles),
  items: z
    .array(z.object({ theme, words: requiredWords(100) }))
    .min(1)
    .max(60),
})
const boxFields = z.object({
  place: requiredWords(60),
  everyDays: z.number().int().min(1).max(365),
  startsOn: day,
})

export type VoiceFilter = z.output<typeof voiceFilter>
export type ChecklistFields = z.output<typeof checklistFields>
export type BoxFields = z.output<typeof boxFields>

/** What was heard beside the questionnaire, of every kind on one engine; with a house or a resident it is a contact too. */
export const voicesContract = {
  list: query('surveys.read').input(pageInput.extend(voiceFilter.shape)).output(pageOf(voiceRow)),
  get: query('surveys.read').input(z.object({ id })).output(voiceWhole),
  /**
   * `FT-2026-001` interviews, `ZT-` focus groups, `SG-` mystery visits, `KX-` boxes, `PJ-` ratings. Sent again the same key answers the
   * same. Errors: INVALID_INPUT on `day` in the future and on what `voiceProblem` finds, NOT_FOUND, ALREADY_EXISTS where the key was sent
   * with something else, NOT_PERMITTED for a house or resident without `archives.edit`.
   */
  add: command('voices.keep')
    .input(voiceFields.extend({ requestKey: z.uuid() }))
    .output(written.extend({ number: z.string() })),
  update: command('voices.keep').input(reference.extend(voiceFields.shape)).output(written),
  void: command('voices.keep')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /**
   * Makes a ticket of what somebody said: of the house a slip names, else of the voice's, else anonymously of its place. Errors:
   * ALREADY_EXISTS, NOT_ALLOWED_NOW where neither a house nor a place is known, NOT_PERMITTED without `tickets.register`.
   */
  toTicket: command('voices.keep')
    .input(
      z.object({
        /** Of the voice, as its writer saw it. */
        version,
        pointId: id,
        kind: z.enum(['complaint', 'suggestion', 'praise']),
        categoryId: id,
        houseId: id.nullable().default(null),
      }),
    )
    .output(z.object({ ticketId: id, number: z.string() })),
  /** Means of mystery visits by list and role, boxes and ratings by month: of the period. */
  summary: query('surveys.read')
    .input(z.object({ from: day, to: day }))
    .output(
      z.object({
        kinds: z.array(
          z.object({ kind: z.enum(voiceKinds), count: z.number().int(), people: z.number().int() }),
        ),
        mystery: z.array(
          z.object({
            role: z.enum(voiceRoles),
            theme: z.enum(questionThemes),
            n: z.number().int(),
            mean: z.number(),
          }),
        ),
        boxes: z.array(
          z.object({ boxId: id, place: z.string(), opened: z.number().int(), slips: z.number().int() }),
        ),
        ratings: z.array(z.object({ month: z.string(), n: z.number().int(), mean: z.number() })),
        points: z.array(
          z.object({ theme: z.enum(questionThemes), tone: z.enum(codeTones), count: z.number().int() }),
        ),
      }),
    ),
  export: task('exports.run')
    .input(
      voiceFilter.extend({
        columns: z.array(z.enum(voiceExportKeys)).min(1).max(voiceExportKeys.length).optional(),
      }),
    )
    .output(eventIterator(exportEvent)),
  checklists: {
    list: query('surveys.read')
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(
        z.array(
          checklistFields.extend({
            id,
            version,
            shipped: z.boolean(),
            archived: z.boolean(),
            used: z.number().int(),
          }),
        ),
      ),
    create: command('surveys.manage').input(checklistFields).output(written),
    update: command('surveys.manage').input(reference.extend(checklistFields.shape)).output(written),
    archive: command('surveys.manage').input(reference).output(written),
    restore: command('surveys.manage').input(reference).output(written),
  },
  boxes: {
    /** With when it was opened last and is due next. */
    list: query('surveys.read', { passive: true })
      .input(z.object({ archived: z.boolean().default(false) }))
      .output(
        z.array(
          boxFields.extend({
            id,
            version,
            archived: z.boolean(),
            lastOn: day.nullable(),
            dueOn: day,
            state: z.enum(boxStates),
          }),
        ),
      ),
    create: command('surveys.manage').input(boxFields).output(written),
    update: command('surveys.manage').input(reference.extend(boxFields.shape)).output(written),
    archive: command('surveys.manage').input(reference).output(written),
    restore: command('surveys.manage').input(reference).output(written),
  },
}
