import type { Results } from './result-contract.ts'
import type { ResultWords } from './result-words.ts'
import type { ResponseFlag } from './terms.ts'
import { hasCovered, hasFew, type ResultTable } from './result-table.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** How the figures came about, by lines: what a reader needs to believe them or not. */
export function methodLines(results: Results, words: ResultWords): string[] {
  const { counts, entry, settings, nps, csi } = results
  const { tolerated } = counts
  return [
    words.say('sampling', {
      frame: counts.frame ?? '—',
      sample: counts.sample ?? '—',
      out: counts.out,
      returned: counts.returned,
      entered: counts.entered,
      used: counts.used,
    }),
    ...drawLines(results, words),
    ...reasonLine('exclusion', counts.excluded, words),
    ...reasonLine('kept', counts.kept, words),
    ...reasonLine(
      'tolerated',
      tolerated.map(({ flag, count }) => ({ reason: flag, count })),
      words,
    ),
    ...besideLines(results, words),
    ...(counts.byPhone > 0 && counts.entered > 0
      ? [words.say('phone', { count: counts.byPhone, share: percent(counts.byPhone / counts.entered) })]
      : []),
    entry.cells > 0
      ? words.say('entryTwice', { ...entry, rate: percent(entry.differences / entry.cells) })
      : words.say('entryOnce'),
    ...(entry.due > 0 ? [words.say('entryDue', { count: entry.due })] : []),
    words.say('scored', { conversion: words.conversion(settings.conversion) }),
    words.say(settings.basicCounts ? 'basic' : 'notBasic'),
    ...(csi ? [words.say('csiMethod')] : []),
    ...(nps ? [words.say('npsMethod')] : []),
    words.say('interval', { confidence: results.confidence, draws: results.draws }),
    ...(counts.frame === null ? [] : [words.say('finite')]),
    words.say('alpha'),
    words.say('seed', { seed: results.seed }),
    words.say('few'),
    words.say('hidden'),
    ...(results.source === '' ? [] : [words.say('source', { source: results.source })]),
  ]
}

/** How the sample was drawn and what became of papers that failed. */
function drawLines({ counts: { draw } }: Results, words: ResultWords): string[] {
  if (draw === null) return []
  const { strata, count, replaced } = draw
  return [
    strata === 'none'
      ? words.say('drawnSimply')
      : words.say('drawnByStrata', { strata: words.strata(strata), count }),
    ...(replaced > 0 ? [words.say('replaced', { count: replaced })] : []),
  ]
}

function reasonLine(
  key: 'exclusion' | 'kept' | 'tolerated',
  reasons: readonly { reason: ResponseFlag | 'decision'; count: number }[],
  words: ResultWords,
): string[] {
  const there = reasons.filter(({ count }) => count > 0)
  if (there.length === 0) return []
  return [
    words.say(key, {
      count: there.reduce((sum, { count }) => sum + count, 0),
      reasons: words.list(there.map(({ reason, count }) => `${words.reason(reason)} ${count}`)),
    }),
  ]
}

/** Whether papers that no draw chose are in the figures, and reserves that were not called for; nothing where there are none. */
export function besideLines({ counts: { beside }, settings }: Results, words: ResultWords): string[] {
  const { free, reserve } = beside
  return [
    ...(free > 0 ? [words.say(settings.besideCounts ? 'besideIn' : 'besideOut', { free })] : []),
    ...(reserve > 0 ? [words.say('reserveIn', { reserve })] : []),
  ]
}

/** What is to be said below a table: its own notes, and why something of it is grey or hidden. */
export const notesOf = (table: ResultTable, words: ResultWords): string[] => [
  ...table.notes,
  ...(hasFew(table) ? [words.say('few'), words.say('hidden')] : []),
  ...(hasCovered(table) ? [words.say('covered')] : []),
]
