import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { exportEvent } from '../../contract/export.ts'
import { command, query, task } from '../../contract/procedure.ts'
import { day, id, instant, reference, words, written } from '../../contract/values.ts'
import { surveyQuestion } from './questionnaire-contract.ts'
import {
  conversions,
  groupings,
  quadrants,
  questionThemes,
  responseFlags,
  strataKinds,
  themes,
  waveKinds,
} from './terms.ts'

/**
 * A figure with how many answers it rests on and its interval. `value` is null when nothing can be computed or fewer than
 * `hiddenBelow` answered (then `n` says so); the interval is null where there is none (one answer, no variance where the method
 * needs it). Never NaN.
 */
const estimate = z.object({
  n: z.number().int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Estimate = z.infer<typeof estimate>

/** How figures are formed; printed with every result. What is not asked is as the wave has it. */
const settings = z.object({
  conversion: z.enum(conversions),
  basicCounts: z.boolean(),
  /** Whether free papers, which stand beside the random sample, count as well; without being asked only where there is nothing else. */
  besideCounts: z.boolean(),
})
export type ResultSettings = z.infer<typeof settings>

const asked = z.object({ waveId: id, settings: settings.partial().optional() })

/**
 * Of one question or of a theme. `n` are people: in a theme of several questions each person's mean is one figure, while `counts`,
 * `unsure` and `blank` are of answers, and the rate is that of all answers with an interval that allows for answers of one person
 * going together.
 */
const scaleResult = z.object({
  /** Of satisfaction, 1 to 5, with a t interval that goes no further. */
  mean: estimate,
  /** The mean by the conversion, 0 to 100. */
  score: estimate,
  /** 满意率, 0 to 1, with a Wilson interval. */
  rate: estimate,
  /** How often 1, 2, 3, 4, 5 was said; all zero below `hiddenBelow`. */
  counts: z.array(z.number().int()).length(5),
  unsure: z.number().int(),
  blank: z.number().int(),
  importance: estimate,
  expectation: estimate,
  /** Perception less expectation of those who said both, with a bootstrap interval. */
  gap: estimate,
})
export type ScaleResult = z.infer<typeof scaleResult>

const themeResult = scaleResult.extend({ theme: z.enum(questionThemes), questions: z.number().int() })
export type ThemeResult = z.infer<typeof themeResult>

const driver = z.object({
  theme: z.enum(themes),
  /** Rank by stated importance, 1 the highest; null where it was not asked. */
  statedRank: z.number().nullable(),
  /** Spearman's ρ with the overall satisfaction, pairwise. */
  spearman: estimate,
  /** Johnson's relative weight as a share of R², of those who answered every driver. */
  weight: estimate,
  /** With the confidence of the wave its weight is above that of a variable made of chance, which is what no influence gets. */
  certain: z.boolean(),
  /** With that confidence its share is above an even one (1 ÷ drivers): with many answers hardly a driver is below chance. */
  leading: z.boolean(),
})
export type Driver = z.infer<typeof driver>

const groupResult = z.object({
  by: z.enum(groupings),
  groups: z.array(z.object({ key: z.string(), name: z.string(), n: z.number().int() })),
  /** Of responses whose group is unknown or below `hiddenBelow`: left out of the tests. */
  leftOut: z.number().int(),
  rows: z.array(
    z.object({
      theme: z.enum(questionThemes),
      /** Null also of a group that covers a hidden one, whose mean could be worked out from the whole and the others. */
      means: z.array(estimate),
      rates: z.array(estimate),
      /** Kruskal–Wallis of the groups of at least `hiddenBelow`, ties corrected; null where fewer than two groups are left or nothing varies. */
      h: z.number().nullable(),
      df: z.number().int(),
      p: z.number().nullable(),
      /** Holm over the rows of this grouping. */
      adjusted: z.number().nullable(),
      /** ε² = H (n + 1) / (n² − 1): how much the groups explain. */
      effect: z.number().nullable(),
    }),
  ),
})
export type GroupResult = z.infer<typeof groupResult>

const results = z.object({
  waveId: id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(waveKinds),
  fromDay: day,
  untilDay: day,
  title: z.string(),
  source: z.string(),
  questions: z.array(surveyQuestion),
  at: instant,
  seed: z.number().int(),
  draws: z.number().int(),
  confidence: z.number().int(),
  settings,
  /** The rate the office wants to reach, 0 to 1. */
  goal: z.number(),
  counts: z.object({
    frame: z.number().int().nullable(),
    sample: z.number().int().nullable(),
    /** Papers drawn and their replacements, as the wave's own gauges count them: free papers are no part of the sample. */
    out: z.number().int(),
    returned: z.number().int(),
    entered: z.number().int(),
    /** What the figures rest on. */
    used: z.number().int(),
    excluded: z.array(z.object({ reason: z.enum([...responseFlags, 'decision']), count: z.number().int() })),
    /** Counted by a manager's word, by the reason they would be left out for. */
    kept: z.array(z.object({ reason: z.enum(responseFlags), count: z.number().int() })),
    /** Flagged and counted all the same by the rules of the wave. */
    tolerated: z.array(z.object({ flag: z.enum(responseFlags), count: z.number().int() })),
    /**
     * Of those no rule excludes: by free papers, among `used` only where the settings say so, and by reserves that took nobody's
     * place but were drawn as all are.
     */
    beside: z.object({ free: z.number().int(), reserve: z.number().int() }),
    byPhone: z.number().int(),
    /** How the sample was drawn: by what, in how many strata, how many reserves took a place. Null before the draw. */
    draw: z
      .object({ strata: z.enum(strataKinds), count: z.number().int(), replaced: z.number().int() })
      .nullable(),
    /** Margin reached with what was drawn and is used, at one half, with the finite correction; 0 to 1. Null without a frame or responses. */
    margin: z.number().nullable(),
  }),
  entry: z.object({
    twice: z.number().int(),
    /** Chosen to be typed twice and typed once. */
    due: z.number().int(),
    cells: z.number().int(),
    differences: z.number().int(),
    unsettled: z.number().int(),
  }),
  overall: scaleResult.nullable(),
  /** In points, −100 to 100. */
  nps: estimate
    .extend({ promoters: z.number().int(), passives: z.number().int(), detractors: z.number().int() })
    .nullable(),
  /** Σ wᵢ·sᵢ / Σ wᵢ over the themes, wᵢ the mean importance, sᵢ the score. Null without importance. */
  csi: estimate.nullable(),
  /** Σ wᵢ·gapᵢ / Σ wᵢ; where importance is not asked every theme weighs the same. Null without expectation. */
  weightedGap: estimate.nullable(),
  themes: z.array(themeResult),
  /** The mean of their themes' means, 1 to 5. */
  dimensions: estimate,
  elements: estimate,
  scales: z.array(scaleResult.extend({ questionId: id })),
  choices: z.array(
    z.object({
      questionId: id,
      n: z.number().int(),
      options: z.array(z.object({ words: z.string(), count: z.number().int(), share: estimate })),
    }),
  ),
  drivers: z.object({
    /** Complete answers the weights rest on, and responses left out because something is missing. */
    n: z.number().int(),
    leftOut: z.number().int(),
    r2: z.number().nullable(),
    /** Why there are none: no overall question, too few, nothing varies, or drivers that say the same. */
    unavailable: z.enum(['no-overall', 'too-few', 'no-variance', 'singular']).nullable(),
    rows: z.array(driver),
  }),
  ipa: z.object({
    /** What the importance axis is: stated where asked, else derived (the weight). */
    stated: z.boolean(),
    /** The cross: the mean of all importances and of all performances. */
    crossImportance: z.number().nullable(),
    crossPerformance: z.number().nullable(),
    points: z.array(
      z.object({
        theme: z.enum(themes),
        importance: z.number(),
        performance: z.number(),
        quadrant: z.enum(quadrants),
      }),
    ),
  }),
  groups: z.array(groupResult),
  reliability: z.array(
    z.object({
      scale: z.enum(['dimensions', 'elements', 'all']),
      items: z.number().int(),
      n: z.number().int(),
      alpha: estimate,
    }),
  ),
})
export type Results = z.infer<typeof results>

const differenceRow = z.object({
  theme: z.enum(questionThemes),
  /** Questions by which the theme's satisfaction was asked, and whether they are the same ones. */
  items: z.object({ before: z.number().int(), now: z.number().int(), same: z.boolean() }),
  before: estimate,
  now: estimate,
  /** Now less before, with the interval of the confidence of the wave. */
  change: estimate,
  /** Of households that answered both: the mean of their differences. */
  paired: estimate,
})

/** `difference`: first less second. */
const comparedGroup = z.object({
  theme: z.enum(questionThemes),
  first: estimate,
  second: estimate,
  difference: estimate,
})

const reportWords = z.object({
  /** Typed by the manager: shown in the report at their places. */
  summary: words(2000).default(''),
  causes: words(3000).default(''),
  measures: words(3000).default(''),
  preparedBy: words(40).default(''),
  reviewedBy: words(40).default(''),
})
export type ReportWords = z.infer<typeof reportWords>

/** Results, computed in a worker from what is stored; each is there at once when nothing has changed since. */
export const resultsContract = {
  of: task('surveys.read').input(asked).output(results),
  /** Two waves; themes both asked. Error: NOT_FOUND. */
  change: task('surveys.read')
    .input(asked.extend({ beforeId: id }))
    .output(
      z.object({
        before: z.object({ id, code: z.string(), name: z.string(), used: z.number().int() }),
        used: z.number().int(),
        /** Houses that answered both, and those of them left out because owner, tenant or merchant left in between. */
        pairs: z.number().int(),
        moved: z.number().int(),
        rows: z.array(differenceRow),
      }),
    ),
  /**
   * Households with a complaint in the year before the wave's last day against others; and all of theirs handled in time against one
   * at least handled late, as of now.
   */
  complaints: task('surveys.read')
    .input(asked)
    .output(
      z.object({
        from: day,
        until: day,
        /** Responses without a house are in neither. */
        unknown: z.number().int(),
        any: z.array(comparedGroup),
        timely: z.array(comparedGroup),
      }),
    ),
  /**
   * By building: mean overall satisfaction and the share (0 to 1) collected of what was owed for the twelve months that end with the
   * wave's last one; not causal.
   */
  collection: task('surveys.read')
    .input(asked)
    .output(
      z.object({
        from: day,
        until: day,
        rows: z.array(
          z.object({
            buildingId: id,
            building: z.string(),
            overall: estimate,
            collected: z.number().nullable(),
          }),
        ),
        /** Spearman's ρ over the buildings shown. */
        spearman: estimate,
      }),
    ),
  report: {
    get: query('surveys.read')
      .input(z.object({ waveId: id }))
      .output(reportWords.extend({ version: z.number().int() })),
    save: command('surveys.manage').input(reference.extend(reportWords.shape)).output(written),
    /** All tables of the report as a workbook. */
    export: task('exports.run').input(asked).output(eventIterator(exportEvent)),
  },
}
