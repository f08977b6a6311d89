import type { CodeTone, Grouping, Quadrant, QuestionTheme, ResponseFlag, StrataKind } from './terms.ts'

/** The columns of the results' tables; `surveyReport.head` of the locale. */
export const tableHeads = [
  'theme',
  'question',
  'n',
  'mean',
  'score',
  'rate',
  'importance',
  'expectation',
  'perception',
  'gap',
  'said1',
  'said2',
  'said3',
  'said4',
  'said5',
  'unsure',
  'blank',
  'option',
  'count',
  'share',
  'statedRank',
  'spearman',
  'weight',
  'certain',
  'performance',
  'quadrant',
  'p',
  'effect',
  'scale',
  'items',
  'alpha',
  'before',
  'now',
  'change',
  'pairs',
  'paired',
  'complained',
  'others',
  'timely',
  'late',
  'difference',
  'building',
  'overall',
  'collected',
  'item',
  'value',
  'reason',
  'code',
  'tone',
  'quote',
] as const
export type TableHead = (typeof tableHeads)[number]

/** Titles; `surveyReport.table`. */
export const tableNames = [
  'counts',
  'excluded',
  'whole',
  'themes',
  'questions',
  'answers',
  'drivers',
  'ipa',
  'gap',
  'groups',
  'reliability',
  'change',
  'complaints',
  'timely',
  'collection',
  'codes',
  'quotes',
] as const
export type TableName = (typeof tableNames)[number]

/** Lines of their own; `surveyReport.row`. */
export const tableRows = [
  'frame',
  'sample',
  'out',
  'returned',
  'replaced',
  'entered',
  'used',
  'kept',
  'tolerated',
  'free',
  'reserve',
  'byPhone',
  'margin',
  'goal',
  'twice',
  'differences',
  'overallMean',
  'overallScore',
  'overallRate',
  'csi',
  'nps',
  'promoters',
  'passives',
  'detractors',
  'weightedGap',
  'dimensions',
  'elements',
  'scaleDimensions',
  'scaleElements',
  'scaleAll',
  'people',
  'yes',
  'no',
  'uncoded',
] as const
export type TableRow = (typeof tableRows)[number]

/** What is said of a table or of the method; `surveyReport.say`, with `{…}` for what is put in. */
export type Said =
  | 'drivers'
  | 'certainOnes'
  | 'certainNone'
  | 'leadingOnes'
  | 'ipaStated'
  | 'ipaDerived'
  | 'gap'
  | 'groups'
  | 'change'
  | 'changeMoved'
  | 'changeItems'
  | 'changeItem'
  | 'complaints'
  | 'collection'
  | 'few'
  | 'hidden'
  | 'covered'
  | 'scored'
  | 'basic'
  | 'notBasic'
  | 'interval'
  | 'sampling'
  | 'exclusion'
  | 'kept'
  | 'tolerated'
  | 'besideIn'
  | 'besideOut'
  | 'reserveIn'
  | 'drawnSimply'
  | 'drawnByStrata'
  | 'replaced'
  | 'finite'
  | 'entryTwice'
  | 'entryOnce'
  | 'entryDue'
  | 'alpha'
  | 'seed'
  | 'npsMethod'
  | 'csiMethod'
  | 'phone'
  | 'source'
  | 'codes'

/** The words of the tables, in whichever language. */
export interface ResultWords {
  head(key: TableHead): string
  table(key: TableName): string
  row(key: TableRow): string
  say(key: Said, values?: Record<string, string | number>): string
  /** Why there are no drivers. */
  unavailable(reason: 'no-overall' | 'too-few' | 'no-variance' | 'singular'): string
  theme(theme: QuestionTheme): string
  quadrant(quadrant: Quadrant): string
  grouping(grouping: Grouping): string
  /** A group's name, which the locale knows for kinds of houses and completes for buildings. */
  group(grouping: Grouping, key: string, name: string): string
  building(name: string): string
  reason(reason: ResponseFlag | 'decision'): string
  conversion(conversion: 'times-20' | 'minus-1'): string
  strata(kind: StrataKind): string
  tone(tone: CodeTone): string
  /** Several, with what stands between them. */
  list(words: readonly string[]): string
}
