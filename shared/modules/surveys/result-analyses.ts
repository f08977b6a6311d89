import type { InferContractRouterOutputs } from '@orpc/contract'
import type { codingContract } from './coding-contract.ts'
import type { GroupResult, Results, resultsContract } from './result-contract.ts'
import { column, row, table } from './result-tables.ts'
import {
  estimated,
  ofGroup,
  people,
  plain,
  standingOf,
  type AskedResponses,
  type ResultTable,
  type TableColumn,
} from './result-table.ts'
import type { ResultWords, TableHead } from './result-words.ts'
import type { QuestionTheme } from './terms.ts'

type Outputs = InferContractRouterOutputs<typeof resultsContract>
type Coding = InferContractRouterOutputs<typeof codingContract>

const rated = (theme: QuestionTheme): AskedResponses => ({ used: true, theme, aspect: 'satisfaction' })

const strongestFirst = ({ drivers }: Results) =>
  [...drivers.rows].sort((a, b) => (b.weight.value ?? -1) - (a.weight.value ?? -1))

/** Which drivers can be relied upon, and which of them say clearly more than an even share; nothing where there are none. */
export function driverSentences(results: Results, words: ResultWords): string[] {
  if (results.drivers.unavailable !== null) return []
  const named = (which: 'certain' | 'leading'): string =>
    words.list(
      strongestFirst(results)
        .filter((row) => row[which])
        .map(({ theme }) => words.theme(theme)),
    )
  const [sure, leading] = [named('certain'), named('leading')]
  return [
    sure === '' ? words.say('certainNone') : words.say('certainOnes', { themes: sure }),
    ...(leading === '' ? [] : [words.say('leadingOnes', { themes: leading })]),
  ]
}

/** What goes with overall satisfaction, the strongest first. Empty where it cannot be told; a note says why. */
export function driversTable(results: Results, words: ResultWords): ResultTable {
  const { n, leftOut, r2, unavailable } = results.drivers
  return table(
    words,
    'drivers',
    'theme',
    [
      column(words, 'weight', 'sharing', true),
      column(words, 'certain', 'words'),
      column(words, 'spearman', 'correlation', true),
      column(words, 'n', 'count'),
      column(words, 'statedRank', 'rank'),
    ],
    strongestFirst(results).map(({ theme, weight, certain, spearman, statedRank }) =>
      row(theme, words.theme(theme), [
        estimated(weight),
        plain(weight.value === null ? null : certain ? words.row('yes') : words.row('no')),
        estimated(spearman, rated(theme)),
        people(spearman.n, rated(theme)),
        plain(statedRank),
      ]),
    ),
    [
      ...driverSentences(results, words),
      unavailable === null
        ? words.say('drivers', { n, leftOut, r2: r2 === null ? '—' : r2.toFixed(2) })
        : words.unavailable(unavailable),
    ],
  )
}

/** Importance against performance, what needs work first on top. */
export function ipaTable({ ipa }: Results, words: ResultWords): ResultTable {
  const order = ['improve', 'keep', 'later', 'excess']
  const points = [...ipa.points].sort(
    (a, b) => order.indexOf(a.quadrant) - order.indexOf(b.quadrant) || b.importance - a.importance,
  )
  return table(
    words,
    'ipa',
    'theme',
    [
      column(words, 'importance', ipa.stated ? 'mean' : 'sharing'),
      column(words, 'performance', 'mean'),
      column(words, 'quadrant', 'words'),
    ],
    points.map(({ theme, importance, performance, quadrant }) =>
      row(theme, words.theme(theme), [
        plain(importance, ipa.stated ? { used: true, theme, aspect: 'importance' } : null),
        plain(performance, rated(theme)),
        plain(words.quadrant(quadrant)),
      ]),
    ),
    [words.say(ipa.stated ? 'ipaStated' : 'ipaDerived')],
  )
}

/** Perception less expectation, the worst first; without a row where expectation was not asked. */
export function gapTable({ themes }: Results, words: ResultWords): ResultTable {
  const asked = themes.filter(({ gap }) => gap.n > 0).sort((a, b) => (a.gap.value ?? 0) - (b.gap.value ?? 0))
  return table(
    words,
    'gap',
    'theme',
    [
      column(words, 'n', 'count'),
      column(words, 'expectation', 'mean', true),
      column(words, 'perception', 'mean', true),
      column(words, 'gap', 'change', true),
    ],
    asked.map(({ theme, expectation, mean, gap }) =>
      row(theme, words.theme(theme), [
        plain(gap.n),
        estimated(expectation, { used: true, theme, aspect: 'expectation' }),
        estimated(mean, rated(theme)),
        estimated(gap),
      ]),
    ),
    [words.say('gap')],
  )
}

/** Themes by the groups of one question or of the houses. */
export function groupTable(
  { by, groups, leftOut, rows }: GroupResult,
  of: 'means' | 'rates',
  words: ResultWords,
): ResultTable {
  const groupColumns = groups.map(({ key, name }): TableColumn => ({
    key: `group-${key}`,
    label: words.group(by, key, name),
    kind: of === 'means' ? 'mean' : 'share',
    interval: true,
  }))
  const asks = (group: string): AskedResponses => ({ used: true, grouping: by, group })
  return {
    key: `groups-${by}`,
    title: words.grouping(by),
    head: words.head('theme'),
    columns: [...groupColumns, column(words, 'p', 'p'), column(words, 'effect', 'correlation')],
    rows: [
      {
        ...row('people', words.row('people'), [
          ...groups.map(({ key, n }) => people(n, asks(key))),
          plain(null),
          plain(null),
        ]),
        kinds: [...groups.map(() => 'count' as const), 'p', 'correlation'],
      },
      ...rows.map((each) =>
        row(each.theme, words.theme(each.theme), [
          ...each[of].map((estimate, at) =>
            ofGroup(estimate, { ...asks(groups[at]?.key ?? ''), ...rated(each.theme) }),
          ),
          plain(each.adjusted),
          plain(each.effect),
        ]),
      ),
    ],
    notes: [words.say('groups', { leftOut })],
  }
}

const scaleNames = {
  dimensions: 'scaleDimensions',
  elements: 'scaleElements',
  all: 'scaleAll',
} as const

/** Cronbach's alpha. */
export const reliabilityTable = ({ reliability }: Results, words: ResultWords): ResultTable =>
  table(
    words,
    'reliability',
    'scale',
    [
      column(words, 'items', 'count'),
      column(words, 'n', 'count'),
      column(words, 'alpha', 'correlation', true),
    ],
    reliability.map(({ scale, items, n, alpha }) =>
      row(scale, words.row(scaleNames[scale]), [plain(items), plain(n), estimated(alpha)]),
    ),
    [words.say('alpha')],
  )

/** Two waves side by side. */
export function changeTable(
  { before, used, pairs, moved, rows }: Outputs['change'],
  now: { code: string },
  words: ResultWords,
): ResultTable {
  const differing = rows
    .filter(({ items, now: { n } }) => !items.same && n > 0)
    .map(({ theme, items }) =>
      words.say('changeItem', { theme: words.theme(theme), before: items.before, now: items.now }),
    )
  const of = (head: TableHead, code: string): TableColumn => ({
    ...column(words, head, 'mean', true),
    label: code,
  })
  return table(
    words,
    'change',
    'theme',
    [
      of('before', before.code),
      of('now', now.code),
      column(words, 'change', 'change', true),
      column(words, 'pairs', 'count'),
      column(words, 'paired', 'change', true),
    ],
    rows.map((each) =>
      row(each.theme, words.theme(each.theme), [
        estimated(each.before),
        estimated(each.now, rated(each.theme)),
        estimated(each.change),
        plain(each.paired.n),
        estimated(each.paired),
      ]),
    ),
    [
      words.say('change', { before: before.used, now: used, pairs }),
      ...(moved > 0 ? [words.say('changeMoved', { moved })] : []),
      ...(differing.length > 0 ? [words.say('changeItems', { themes: words.list(differing) })] : []),
    ],
  )
}

/** Nothing is compared where one side has nobody. */
const compared = <Row extends { first: { n: number }; second: { n: number } }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ first, second }) => first.n > 0 && second.n > 0)

/** Households with a complaint against others, and those handled in time against late. */
export function complaintTables(
  { from, until, unknown, any, timely }: Outputs['complaints'],
  words: ResultWords,
): ResultTable[] {
  const sides = (
    key: 'complaints' | 'timely',
    rows: typeof any,
    [first, second]: readonly [TableHead, TableHead],
    [one, other]: readonly ['any' | 'timely', 'none' | 'late'],
  ): ResultTable =>
    table(
      words,
      key,
      'theme',
      [
        { ...column(words, 'n', 'count'), key: 'n1' },
        column(words, first, 'mean', true),
        { ...column(words, 'n', 'count'), key: 'n2' },
        column(words, second, 'mean', true),
        column(words, 'difference', 'change', true),
      ],
      compared(rows).map((each) => {
        const ofOne: AskedResponses = { ...rated(each.theme), complaint: one }
        const ofOther: AskedResponses = { ...rated(each.theme), complaint: other }
        return row(each.theme, words.theme(each.theme), [
          people(each.first.n, ofOne),
          ofGroup(each.first, ofOne),
          people(each.second.n, ofOther),
          ofGroup(each.second, ofOther),
          ofGroup(each.difference),
        ])
      }),
      [words.say('complaints', { from, until, unknown })],
    )
  return [
    sides('complaints', any, ['complained', 'others'], ['any', 'none']),
    sides('timely', timely, ['timely', 'late'], ['timely', 'late']),
  ]
}

/** Overall satisfaction and what was collected, by building. */
export function collectionTable(
  { from, until, rows, spearman }: Outputs['collection'],
  words: ResultWords,
): ResultTable {
  return table(
    words,
    'collection',
    'building',
    [
      column(words, 'n', 'count'),
      column(words, 'overall', 'mean', true),
      column(words, 'collected', 'share'),
    ],
    rows.map(({ buildingId, building, overall, collected }) => {
      const asks: AskedResponses = { ...rated('overall'), grouping: 'building', group: String(buildingId) }
      return row(String(buildingId), words.building(building), [
        people(overall.n, asks),
        ofGroup(overall, asks),
        plain(collected),
      ])
    }),
    [
      words.say('collection', {
        from,
        until,
        rho: spearman.value === null ? '—' : spearman.value.toFixed(2),
        interval:
          spearman.low === null || spearman.high === null
            ? '—'
            : `[${spearman.low.toFixed(2)}, ${spearman.high.toFixed(2)}]`,
        n: spearman.n,
      }),
    ],
  )
}

/** By question, how often each code was given; those of fewer responses than may be shown are left to their standing. */
export function codeTables(
  { questions }: Coding['counts'],
  codes: Coding['codes']['list'],
  words: ResultWords,
): ResultTable[] {
  const known = new Map(codes.map((code) => [code.id, code]))
  return questions
    .filter(({ texts }) => texts > 0)
    .map(({ questionId, words: title, texts, coded, codes: given }) => ({
      key: `codes-${questionId}`,
      title,
      head: words.head('code'),
      columns: [
        column(words, 'tone', 'words'),
        column(words, 'count', 'count'),
        column(words, 'share', 'share'),
      ],
      rows: given
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ codeId, count }) => {
          const code = known.get(codeId)
          return row(String(codeId), code?.name ?? '', [
            plain(code ? words.tone(code.tone) : ''),
            plain(count),
            { ...plain(coded === 0 ? null : count / coded), standing: standingOf(coded) },
          ])
        }),
      notes: [words.say('codes', { texts, coded })],
    }))
}
