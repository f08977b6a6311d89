import type { Estimate, Results, ScaleResult } from './result-contract.ts'
import {
  counted,
  estimated,
  people,
  plain,
  type AskedResponses,
  type FigureKind,
  type ResultFigure,
  type ResultRow,
  type ResultTable,
  type TableColumn,
  wayTo,
} from './result-table.ts'
import type { ResultWords, TableHead, TableName, TableRow } from './result-words.ts'
import type { ThemeScale } from './terms.ts'

/** A column under its own head. */
export const column = (
  words: ResultWords,
  key: TableHead,
  kind: FigureKind,
  interval = false,
): TableColumn => ({ key, label: words.head(key), kind, interval })

/** A table with the title of its kind. */
export const table = (
  words: ResultWords,
  key: TableName,
  head: TableHead,
  columns: readonly TableColumn[],
  rows: readonly ResultRow[],
  notes: readonly string[] = [],
): ResultTable => ({ key, title: words.table(key), head: words.head(head), columns, rows, notes })

export const row = (key: string, label: string, figures: readonly ResultFigure[]): ResultRow => ({
  key,
  label,
  figures,
})

const summed = (counts: readonly { count: number }[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0)

/** How many papers went out, came back, were typed and are used. */
export function countsTable({ counts, goal }: Results, words: ResultWords): ResultTable {
  const line = (key: TableRow, value: number | null, asks: AskedResponses | null = null) =>
    row(key, words.row(key), [value === null ? plain(null) : people(value, asks)])
  const lineOf = (key: TableRow, value: number, asks: AskedResponses) =>
    value > 0 ? [line(key, value, asks)] : []
  const share = (key: TableRow, value: number | null) =>
    row(key, words.row(key), [plain(value === null ? null : `${(value * 100).toFixed(1)}%`)])
  return table(
    words,
    'counts',
    'item',
    [column(words, 'value', 'count')],
    [
      line('frame', counts.frame),
      line('sample', counts.sample),
      line('out', counts.out),
      line('returned', counts.returned),
      ...(counts.draw && counts.draw.replaced > 0 ? [line('replaced', counts.draw.replaced)] : []),
      line('entered', counts.entered, {}),
      line('used', counts.used, { used: true }),
      ...lineOf('kept', summed(counts.kept), { used: true, decision: 'keep' }),
      ...lineOf('tolerated', summed(counts.tolerated), {
        used: true,
        decision: '',
        flag: counts.tolerated[0]?.flag,
      }),
      ...lineOf('free', counts.beside.free, { used: true, sample: 'free' }),
      ...lineOf('reserve', counts.beside.reserve, { used: true, sample: 'reserve' }),
      line('byPhone', counts.byPhone),
      share('margin', counts.margin),
      share('goal', goal),
    ],
  )
}

/** What is not used, each response at its first reason. */
export const excludedTable = ({ counts }: Results, words: ResultWords): ResultTable =>
  table(
    words,
    'excluded',
    'reason',
    [column(words, 'count', 'count')],
    counts.excluded
      .filter(({ count }) => count > 0)
      .map(({ reason, count }) => row(reason, words.reason(reason), [plain(count, { excludedFor: reason })])),
  )

/** The wave in a few numbers, each in its own unit. */
export function wholeTable(results: Results, words: ResultWords): ResultTable {
  const { overall, nps, csi, weightedGap, dimensions, elements } = results
  const asksOverall: AskedResponses = { used: true, theme: 'overall', aspect: 'satisfaction' }
  const recommend = results.questions.find(({ kind }) => kind === 'recommend')
  const asksNps: AskedResponses | null = recommend ? { used: true, questionId: recommend.id } : null
  const asksScale = (scale: ThemeScale): AskedResponses => ({ used: true, scale, aspect: 'satisfaction' })
  const rows: [TableRow, FigureKind, Estimate | null, AskedResponses | null][] = [
    ['overallMean', 'mean', overall?.mean ?? null, asksOverall],
    ['overallScore', 'score', overall?.score ?? null, asksOverall],
    ['overallRate', 'share', overall?.rate ?? null, asksOverall],
    ['csi', 'score', csi, asksScale('all')],
    ['nps', 'score', nps, asksNps],
    ['weightedGap', 'change', weightedGap, null],
    ['dimensions', 'mean', dimensions.n > 0 ? dimensions : null, asksScale('dimensions')],
    ['elements', 'mean', elements.n > 0 ? elements : null, asksScale('elements')],
  ]
  return table(
    words,
    'whole',
    'item',
    [column(words, 'n', 'count'), column(words, 'value', 'mean', true)],
    rows.flatMap(([key, kind, estimate, asks]) =>
      estimate === null
        ? []
        : [
            {
              ...row(key, words.row(key), [people(estimate.n, asks), estimated(estimate, asks)]),
              kinds: ['count', kind] as const,
            },
          ],
    ),
  )
}

const said = (results: readonly ScaleResult[], of: 'importance' | 'expectation'): boolean =>
  results.some((result) => result[of].n > 0)

function scaleColumns(all: readonly ScaleResult[], words: ResultWords): TableColumn[] {
  return [
    column(words, 'n', 'count'),
    column(words, 'mean', 'mean', true),
    column(words, 'score', 'score', true),
    column(words, 'rate', 'share', true),
    ...(said(all, 'importance') ? [column(words, 'importance', 'mean', true)] : []),
    ...(said(all, 'expectation') ? [column(words, 'expectation', 'mean', true)] : []),
  ]
}

function scaleFigures(of: ScaleResult, all: readonly ScaleResult[], asked: AskedResponses): ResultFigure[] {
  const asks: AskedResponses = { ...asked, used: true, aspect: 'satisfaction' }
  const about = (aspect: 'importance' | 'expectation'): ResultFigure[] =>
    said(all, aspect) ? [estimated(of[aspect], { ...asked, used: true, aspect })] : []
  return [
    people(of.mean.n, asks),
    estimated(of.mean, asks),
    estimated(of.score, asks),
    // Who rated it: in a theme of several questions a share of answers is nobody's list.
    estimated(of.rate, asks),
    ...about('importance'),
    ...about('expectation'),
  ]
}

/** Every theme, the overall one last. */
export function themesTable(results: Results, words: ResultWords): ResultTable {
  const { themes } = results
  return table(
    words,
    'themes',
    'theme',
    scaleColumns(themes, words),
    themes.map((each) =>
      row(each.theme, words.theme(each.theme), scaleFigures(each, themes, { theme: each.theme })),
    ),
  )
}

const wordsOf = ({ questions }: Results, id: number): string =>
  questions.find((question) => question.id === id)?.words ?? ''

/** Every scale of the paper. */
export function questionsTable(results: Results, words: ResultWords): ResultTable {
  const { scales } = results
  return table(
    words,
    'questions',
    'question',
    scaleColumns(scales, words),
    scales.map((each) =>
      row(
        String(each.questionId),
        wordsOf(results, each.questionId),
        scaleFigures(each, scales, { questionId: each.questionId }),
      ),
    ),
  )
}

/** How often each answer was given to every scale. */
export function answersTable(results: Results, words: ResultWords): ResultTable {
  const heads = ['said5', 'said4', 'said3', 'said2', 'said1'] as const
  return table(
    words,
    'answers',
    'question',
    [
      ...heads.map((head) => column(words, head, 'count')),
      column(words, 'unsure', 'count'),
      column(words, 'blank', 'count'),
    ],
    results.scales.map(({ questionId, counts, mean, unsure, blank }) => {
      const asks = (values: number[]): AskedResponses => ({
        used: true,
        questionId,
        aspect: 'satisfaction',
        values,
      })
      return row(String(questionId), wordsOf(results, questionId), [
        ...[5, 4, 3, 2, 1].map((answer) => counted(counts[answer - 1] ?? 0, mean.n, asks([answer]))),
        people(unsure, asks([0])),
        people(blank, { used: true, questionId, aspect: 'satisfaction', blank: true }),
      ])
    }),
  )
}

/** One table a question with options. */
export function choiceTables(results: Results, words: ResultWords): ResultTable[] {
  return results.choices.map(({ questionId, n, options }) => ({
    key: `choice-${questionId}`,
    title: wordsOf(results, questionId),
    head: words.head('option'),
    columns: [column(words, 'count', 'count'), column(words, 'share', 'share', true)],
    rows: options.map((option, at) => {
      const asks: AskedResponses = { used: true, questionId, values: [at + 1] }
      return row(String(at + 1), option.words, [
        counted(option.count, n, asks),
        estimated({ ...option.share, n }, wayTo(option.count, asks)),
      ])
    }),
    notes: [],
  }))
}
