import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import {
  day,
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
import { paperExportKeys } from './export-columns.ts'
import {
  conversions,
  frameRules,
  paperRoles,
  paperStates,
  responseWays,
  strataKinds,
  waveKinds,
  waveStates,
} from './terms.ts'

/** A share in hundredths of a percent: 8000 is 80 %. */
const share = z.number().int().min(0).max(10_000)

const waveFields = z.object({
  name: requiredWords(60),
  kind: z.enum(waveKinds),
  versionId: id,
  /** The wave this one is compared with: the year before, or the one a retest follows. */
  followsId: id.nullable().default(null),
  /** What gave occasion to a wave after an event. */
  occasion: words(200).default(''),
  fromDay: day,
  untilDay: day,
  /** 90, 95 or 99. */
  confidence: z.union([z.literal(90), z.literal(95), z.literal(99)]).default(95),
  /** The margin of error asked for. */
  margin: share.min(100).max(2000).default(500),
  /** The share expected; half and half is the most cautious. */
  expected: share.min(100).max(9900).default(5000),
  /** What is expected to come back: more papers go out than answers are needed. */
  returns: share.min(1000).default(8000),
  /** Replacements drawn beside the papers that go out, of their number. */
  reserve: share.max(10_000).default(2000),
  strata: z.enum(strataKinds).default('building'),
  frameRule: z.enum(frameRules).default('occupied'),
  /** Papers to go out, instead of the computed number: offices often ask everybody or three in ten. */
  sampleWish: z.number().int().min(1).max(200_000).nullable().default(null),
  seed: z.number().int().min(1).max(2_147_483_647),
  /** What share is typed a second time by another clerk. */
  second: share.default(1000),
  /** Above this share of blanks a response is excluded. */
  blank: share.default(2000),
  /** Whether a response that says the same everywhere is excluded. */
  straightExcluded: z.boolean().default(true),
  conversion: z.enum(conversions).default('times-20'),
  /** Whether 3 (基本满意) counts as satisfied. */
  basicCounts: z.boolean().default(false),
  /** The rate the office wants to reach. */
  goal: share.default(9000),
})
export type WaveFields = z.input<typeof waveFields>

const gauge = z.object({ of: z.number().int(), is: z.number().int(), goal: share })

const waveRow = waveFields.required().extend({
  id,
  version,
  /** `2026-11`, by which its papers are known; a second one of a month is `2026-11B`. */
  code: z.string(),
  state: z.enum(waveStates),
  questionnaire: z.string(),
  versionNumber: z.number().int(),
  frameSize: z.number().int().nullable(),
  sampleSize: z.number().int().nullable(),
  drawnAt: instant.nullable(),
  closedAt: instant.nullable(),
  voided: z.boolean(),
  /** Of the papers drawn and their replacements: gone out (goal 90 % of the sample), come back (goal 80 % of those gone out). */
  out: gauge,
  back: gauge,
  responses: z.number().int(),
})
export type WaveRow = z.infer<typeof waveRow>

const stratum = z.object({
  /** A building's id, a house kind's code, or both as `12/shop`; empty for none. */
  stratum: z.string(),
  /** In words of the office: a building's name; a kind is left to the locale. */
  building: z.string(),
  houseKind: z.string(),
  frame: z.number().int(),
  main: z.number().int(),
  reserve: z.number().int(),
  out: z.number().int(),
  returned: z.number().int(),
  /** Responses that count. */
  used: z.number().int(),
})
export type Stratum = z.infer<typeof stratum>

/** How the number of papers comes about, every step. */
const sampleSize = z.object({
  frame: z.number().int(),
  /** z²p(1−p)/e², before the correction for a finite frame, rounded up. */
  unlimited: z.number().int(),
  /** Answers needed: n0 / (1 + (n0 − 1) / N), rounded up. */
  needed: z.number().int(),
  /** Papers for what is expected to come back, n ÷ return rounded up; never more than the frame. */
  computed: z.number().int(),
  /** Papers to go out: as many, or as many as wished; never more than the frame. */
  papers: z.number().int(),
  reserve: z.number().int(),
  /** Houses called vacant or being renovated where only owners are on record: in the frame only where owners are asked. */
  unlived: z.number().int(),
})
export type SampleSize = z.infer<typeof sampleSize>

const paperRow = z.object({
  id,
  version,
  number: z.string(),
  houseId: id.nullable(),
  /** Empty for a free paper, and for whoever may not read the archive. */
  room: z.string(),
  building: z.string(),
  houseKind: z.string(),
  stratum: z.string(),
  role: z.enum(paperRoles),
  state: z.enum(paperStates),
  replaces: z.string(),
  replacedBy: z.string(),
  interviewerId: id.nullable(),
  interviewer: z.string(),
  issuedOn: day.nullable(),
  returnedOn: day.nullable(),
  way: z.enum(responseWays),
  second: z.boolean(),
  printed: z.boolean(),
  entered: z.boolean(),
  notes: z.string(),
})
export type PaperRow = z.infer<typeof paperRow>

const paperFilter = z.object({
  waveId: id,
  text: words(60).optional(),
  state: z.enum(paperStates).optional(),
  role: z.enum(paperRoles).optional(),
  interviewerId: id.optional(),
  stratum: z.string().max(60).optional(),
})

/** Waves: whom to ask, the draw, and where every paper is. */
export const wavesContract = {
  list: query('surveys.read').output(z.array(waveRow)),
  get: query('surveys.read').input(z.object({ id })).output(waveRow),
  /** The wave whose papers come back now: the open one begun last; null without one. Passive: the desk and the station ask it. */
  current: query('surveys.enter', { passive: true }).output(
    z.object({
      wave: z
        .object({ id, code: z.string(), name: z.string(), untilDay: day, out: gauge, back: gauge })
        .nullable(),
      /** The yearly one is due in November: days until its first day, from September on; null when it is drawn or far. */
      yearlyIn: z.number().int().nullable(),
      /** Responses to type a second time, and differences to settle. */
      second: z.number().int(),
      differs: z.number().int(),
    }),
  ),
  /** Every step of the number of papers, from the frame as it is today. */
  size: query('surveys.manage')
    .input(
      waveFields
        .pick({
          confidence: true,
          margin: true,
          expected: true,
          returns: true,
          reserve: true,
          frameRule: true,
          strata: true,
        })
        .required()
        .extend({ sampleWish: z.number().int().min(1).nullable() }),
    )
    .output(sampleSize.extend({ strata: z.array(stratum) })),
  /** Errors: INVALID_INPUT on `untilDay`, `occasion` (empty for an event), NOT_FOUND on `versionId`, `followsId`. */
  create: command('surveys.manage')
    .input(waveFields)
    .output(written.extend({ code: z.string() })),
  /** Before the draw everything, afterwards the name, the last day and how results are counted. Errors: NOT_ALLOWED_NOW, CONFLICT. */
  update: command('surveys.manage').input(reference.extend(waveFields.shape)).output(written),
  /** Draws the papers with the seed, freezes the version, opens the wave. The same seed and frame draw the same. Errors: NOT_ALLOWED_NOW, INVALID_INPUT on `frameRule` for an empty frame. */
  draw: task('surveys.manage').input(reference).output(written),
  /**
   * What keeps a wave from being closed, and what closing leaves undone: entries half typed, with how far they are, responses whose
   * differences are not settled, and those chosen to be typed twice that were typed once. Error: NOT_FOUND.
   */
  closing: query('surveys.manage')
    .input(z.object({ id }))
    .output(
      z.object({
        halfTyped: z.array(
          z.object({
            entryId: id,
            number: z.string(),
            turn: z.union([z.literal(1), z.literal(2)]),
            name: z.string(),
            /** Answers given, of so many. */
            answered: z.number().int(),
            of: z.number().int(),
            touchedAt: instant,
          }),
        ),
        differs: z.number().int(),
        second: z.number().int(),
      }),
    ),
  /**
   * Nothing is typed any more. Error: NOT_ALLOWED_NOW while differences are unsettled (params: differs, a number) or something is
   * half typed (params: number, name).
   */
  close: command('surveys.manage').input(reference).output(written),
  reopen: command('surveys.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  /** Error: NOT_ALLOWED_NOW with responses. */
  void: command('surveys.manage')
    .input(reference.extend({ reason: requiredWords(200) }))
    .output(written),
  strata: query('surveys.read')
    .input(z.object({ waveId: id }))
    .output(z.array(stratum)),
  papers: {
    list: query('surveys.enter').input(pageInput.extend(paperFilter.shape)).output(pageOf(paperRow)),
    /** Out and back by interviewer, with refusals and the rest. */
    byInterviewer: query('surveys.enter')
      .input(z.object({ waveId: id }))
      .output(
        z.array(
          z.object({
            interviewerId: id.nullable(),
            interviewer: z.string(),
            papers: z.number().int(),
            out: z.number().int(),
            returned: z.number().int(),
            failed: z.number().int(),
          }),
        ),
      ),
    /** Who can be sent: staff in service. */
    interviewers: query('surveys.enter').output(z.array(z.object({ id, name: z.string() }))),
    /** Free papers, numbered after the last. Error: NOT_ALLOWED_NOW. */
    addFree: command('surveys.enter')
      .input(z.object({ waveId: id, count: z.number().int().min(1).max(500) }))
      .output(z.object({ first: z.string(), last: z.string() })),
    /**
     * Gives papers to somebody: these, or those of a range of numbers and a stratum, whatever is told; `unassigned` leaves out
     * what somebody carries already. `issuedOn` also marks them as gone out. Answers how many changed. Errors: NOT_FOUND on
     * `interviewerId`, INVALID_INPUT on `issuedOn` in the future and on `from`, `to` for what is no number, NOT_ALLOWED_NOW.
     */
    assign: command('surveys.enter')
      .input(
        z.object({
          waveId: id,
          paperIds: z.array(id).min(1).max(2000).optional(),
          from: words(20).optional(),
          to: words(20).optional(),
          stratum: z.string().max(60).optional(),
          unassigned: z.boolean().default(false),
          interviewerId: id,
          issuedOn: day.nullable().default(null),
        }),
      )
      .output(z.object({ changed: z.number().int() })),
    /** How a paper fared. Errors: CONFLICT, INVALID_INPUT on `on` in the future or before it went out, NOT_ALLOWED_NOW once typed. */
    record: command('surveys.enter')
      .input(
        reference.extend({
          state: z.enum(paperStates),
          on: day,
          way: z.enum(responseWays).default(''),
          notes: words(200).default(''),
        }),
      )
      .output(written),
    /** Takes the next reserve of the stratum (of all, where it has none left) for one that failed. Errors: NOT_ALLOWED_NOW, NOT_FOUND without a reserve. */
    replace: command('surveys.enter')
      .input(reference)
      .output(written.extend({ number: z.string() })),
    /**
     * Takes a replacement back: the reserve waits again, the failed paper may be replaced by another. Errors: CONFLICT, NOT_ALLOWED_NOW
     * for one that replaces nothing, or whose paper went out, is typed or is being typed.
     */
    unreplace: command('surveys.enter').input(reference).output(written),
    /**
     * A paper comes back to the office from who carries it: nobody's, and not gone out. Errors: CONFLICT, NOT_ALLOWED_NOW for one that
     * nobody carries, that came back or that failed.
     */
    unassign: command('surveys.enter').input(reference).output(written),
    /**
     * The papers to print, in the order of the walk: by building, unit, room; `unprinted` leaves out what was printed already. Marks
     * nothing. At most 200 of `total`, after the first `skip`.
     */
    toPrint: query('surveys.enter')
      .input(
        z.object({
          waveId: id,
          paperIds: z.array(id).min(1).max(200).optional(),
          from: words(20).optional(),
          to: words(20).optional(),
          unprinted: z.boolean().default(false),
          skip: z.number().int().min(0).default(0),
        }),
      )
      .output(pageOf(paperRow)),
    /** They were printed. */
    printed: command('surveys.enter')
      .input(z.object({ waveId: id, paperIds: z.array(id).min(1).max(200) }))
      .output(z.object({ changed: z.number().int() })),
    export: task('exports.run')
      .input(
        paperFilter.extend({
          columns: z.array(z.enum(paperExportKeys)).min(1).max(paperExportKeys.length).optional(),
        }),
      )
      .output(eventIterator(exportEvent)),
  },
}
