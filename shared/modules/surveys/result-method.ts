import type { Results } from './result-contract.ts'
import type { ResultWords } from './result-words.ts'
import { hasCovered, hasFew, type ResultTable } from './result-table.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** How the figures came about, by lines: what a reader needs to believe them or not. */
export function methodLines(results: Results, words: ResultWords): string[] {
  const { counts, entry, settings, nps, csi } = results
  const excluded = counts.excluded.filter(({ count }) => count > 0)
  return [
    words.say('sampling', {
      frame: counts.frame ?? '—',
      sample: counts.sample ?? '—',
      out: counts.out,
      returned: counts.returned,
      entered: counts.entered,
      used: counts.used,
    }),
    ...(excluded.length > 0
      ? [
          words.say('exclusion', {
            count: excluded.reduce((sum, { count }) => sum + count, 0),
            reasons: words.list(excluded.map(({ reason, count }) => `${words.reason(reason)} ${count}`)),
          }),
        ]
      : []),
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
    words.say('alpha'),
    words.say('seed', { seed: results.seed }),
    words.say('few'),
    words.say('hidden'),
    ...(results.source === '' ? [] : [words.say('source', { source: results.source })]),
  ]
}

/** What is to be said below a table: its own notes, and why something of it is grey or hidden. */
export const notesOf = (table: ResultTable, words: ResultWords): string[] => [
  ...table.notes,
  ...(hasFew(table) ? [words.say('few'), words.say('hidden')] : []),
  ...(hasCovered(table) ? [words.say('covered')] : []),
]
