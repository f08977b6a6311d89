import { surveyTerms as english } from '../../../../../shared/locale/en/survey-terms.ts'
import { surveyTerms as chinese } from '../../../../../shared/locale/zh-CN/survey-terms.ts'
import type { Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { Aspect, Theme } from '../../../../../shared/modules/surveys/terms.ts'
import { normaliseHeader } from '../../../workbook/table.ts'

/** What a column can fill beside the cells, with what people write above it. */
const besideCells = {
  number: ['问卷编号', '编号', '问卷号', '卷号', '问卷序号', 'Paper No.', 'No.', 'Number'],
  room: ['房号', '房间号', '房屋', '门牌', '门牌号', '室号', '住址', 'Room', 'House'],
  way: ['回收方式', '调查方式', '填写方式', '方式', 'Way', 'Collected by'],
} as const

const aspectWords: Record<Aspect, readonly string[]> = {
  satisfaction: ['满意', '满意度', '满意程度', '评价', '感知', 'Satisfaction', 'Satisfied'],
  importance: ['重要', '重要性', '重要度', '重要程度', 'Importance', 'Important'],
  expectation: ['期望', '期望值', '期望程度', '期待', 'Expectation', 'Expected'],
}

/** Other names of the ten elements and eight dimensions, as the methods that people copy from call them. */
const otherNames: Partial<Record<Theme | 'overall', readonly string[]>> = {
  safety: ['安全管理', '秩序维护', '公共秩序', '治安'],
  cleaning: ['保洁', '环境卫生', '卫生'],
  greening: ['绿化养护', '园林绿化'],
  facilities: ['设施设备', '公共设施', '设施设备维护'],
  repair: ['维修', '报修', '维修服务'],
  service: ['客服', '客服服务', '前台服务'],
  culture: ['社区活动', '文化活动'],
  information: ['信息公开', '信息告知'],
  reliability: ['可靠性', '正确无误'],
  responsiveness: ['反应性', '响应', '响应速度'],
  competence: ['胜任', '胜任能力', '专业能力'],
  access: ['接近', '接近性', '可接近性'],
  courtesy: ['礼貌', '服务态度'],
  credibility: ['信用', '诚信'],
  understanding: ['理解', '理解度', '了解顾客'],
  overall: ['总体满意度', '总体评价', '总满意度', '整体满意度', '总体'],
}

const recommendNames = ['推荐意愿', '推荐', '推荐度', '推荐可能性', 'NPS', 'Recommend']

/** The longest words of a question that stand in a column's own name. */
const nameLength = 24

/** A cell's key as a target of a column: `c12`. */
export const targetOf = (cell: Cell): string => `c${cell.index}`

/** The cell that a target names; undefined for the number, the room, the way and what does not exist. */
export function cellOfTarget(target: string, cells: readonly Cell[]): Cell | undefined {
  const digits = /^c(\d{1,3})$/.exec(target)?.[1]
  return digits === undefined ? undefined : cells[Number(digits)]
}

export const isTarget = (target: string, cells: readonly Cell[]): boolean =>
  Object.hasOwn(besideCells, target) || cellOfTarget(target, cells) !== undefined

/** What stands above a cell's column in a sheet of the wave: `1.安全-满意`, `20.您的建议`. The number makes it the only one. */
export function columnName(cell: Cell, cells: readonly Cell[]): string {
  const { question, aspect } = cell
  const number = `${question.position + 1}.`
  const words =
    onlyOfTheme(cell, cells) && question.theme !== ''
      ? chinese.theme[question.theme]
      : shortened(question.words)
  return aspect === null || question.theme === 'overall' || question.aspects.length === 1
    ? number + words
    : `${number}${words}-${chinese.aspect[aspect]}`
}

const shortened = (words: string): string =>
  words.length > nameLength ? `${words.slice(0, nameLength - 1)}…` : words

const onlyOfTheme = ({ question }: Cell, cells: readonly Cell[]): boolean =>
  cells.every(({ question: other }) => other.id === question.id || other.theme !== question.theme)

/** Each way in which a column of this cell may be called. */
function namesOf(cell: Cell, cells: readonly Cell[]): string[] {
  const { question, aspect } = cell
  const number = question.position + 1
  const ofQuestion = [question.words, `Q${number}`, `第${number}题`, `题${number}`]
  if (question.kind === 'demographic' && question.demographic !== '')
    ofQuestion.push(chinese.demographic[question.demographic], english.demographic[question.demographic])
  if (question.kind === 'recommend') ofQuestion.push(...recommendNames)
  if (aspect === null) return ofQuestion
  const ofTheme =
    question.theme !== '' && onlyOfTheme(cell, cells)
      ? [chinese.theme[question.theme], english.theme[question.theme], ...(otherNames[question.theme] ?? [])]
      : []
  const matters = [...ofQuestion, ...ofTheme]
  const withAspect = matters.flatMap((matter) =>
    aspectWords[aspect].flatMap((word) => [matter + word, word + matter]),
  )
  return question.aspects.length === 1 ? [...matters, ...withAspect] : withAspect
}

const aspectNames: ReadonlySet<string> = new Set(Object.values(aspectWords).flat())

/** What stands in brackets is left out of a name, such as （0-10）, unless it says which aspect is meant: 可靠性（重要性）. */
const nameOf = (header: string): string =>
  normaliseHeader(
    header.replace(/[（([【]([^）)\]】]*)[）)\]】]/g, (whole, inner: string) =>
      aspectNames.has(inner.trim()) ? inner : whole,
    ),
  )

interface Candidate {
  target: string
  own: string
  names: ReadonlySet<string>
  /** What a shorter header may be a part of. */
  words: string
}

function candidatesOf(cells: readonly Cell[]): Candidate[] {
  const normalised = (names: readonly string[]) => new Set(names.map(normaliseHeader))
  return [
    ...Object.entries(besideCells).map(([target, names]) => ({
      target,
      own: normaliseHeader(names[0]),
      names: normalised(names),
      words: '',
    })),
    ...cells.map((cell) => ({
      target: targetOf(cell),
      own: normaliseHeader(columnName(cell, cells)),
      names: normalised(namesOf(cell, cells)),
      words: cell.aspect === null ? normaliseHeader(cell.question.words) : '',
    })),
  ]
}

/** A shorter header says too little to be looked for within a question's words. */
const fewestLetters = 2

/**
 * What each column most likely fills, null where nobody can tell: the wave's own sheet first, then the usual names of themes
 * and aspects, at last a part of a question's words that is no part of any other's. Each target is given once.
 */
export function guessTargets(headers: readonly string[], cells: readonly Cell[]): (string | null)[] {
  const candidates = candidatesOf(cells)
  const names = headers.map((header) => (header.trim() === '' ? '' : nameOf(header)))
  const guesses: (string | null)[] = headers.map(() => null)
  const taken = new Set<string>()
  const passes: ((name: string, candidate: Candidate) => boolean)[] = [
    (name, { own }) => name === own,
    (name, { names: known }) => known.has(name),
    (name, { words }) => name.length >= fewestLetters && words.includes(name),
  ]
  for (const fits of passes)
    for (const [column, name] of names.entries()) {
      if (name === '' || guesses[column] !== null) continue
      const found = candidates.filter((candidate) => !taken.has(candidate.target) && fits(name, candidate))
      if (found.length !== 1) continue
      guesses[column] = found[0]!.target
      taken.add(found[0]!.target)
    }
  return guesses
}
