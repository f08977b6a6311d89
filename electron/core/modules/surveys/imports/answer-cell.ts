import {
  mostWords,
  saysNothing,
  type Answer,
  type Cell,
} from '../../../../../shared/modules/surveys/cells.ts'
import { cellText, isBlank, type Cell as SheetCell } from '../../../workbook/cell.ts'
import { foldText } from '../../imports/values/labels.ts'

/** Why a cell says less than what stands in it. */
export type AnswerProblem = 'OUT_OF_RANGE' | 'NOT_AN_ANSWER' | 'NOT_AN_OPTION' | 'FORMULA_ERROR' | 'TEXT_CUT'

/** What a cell of a sheet says. A `problem` beside an answer is worth knowing; without one the answer stays blank. */
export interface ReadAnswer {
  answer: Answer
  problem: AnswerProblem | null
  /** The answer lies outside what can be said there: many of them mean that columns are shifted. */
  outside: boolean
}

const said = (answer: Answer): ReadAnswer => ({ answer, problem: null, outside: false })
const unread = (problem: AnswerProblem, outside = true): ReadAnswer => ({ answer: null, problem, outside })

/** What stands in a cell instead of an answer. */
const nothing = /^(?:[-–—_/\\.·。、,]+|空|空白|未答|未填|未选|缺失|n\/a)$/i

/** Marks in words, as other programs export them. */
const scaleWords: readonly (readonly [RegExp, number])[] = [
  [/^(?:非常|很|十分)(?:不满意|不重要|低)$/, 1],
  [/^(?:不太|不够|不)(?:满意|重要)$|^(?:比较|较)(?:不满意|不重要)$|^低$/, 2],
  [/^(?:一般|普通|基本满意|中等)$/, 3],
  [/^(?:比较|较)?(?:满意|重要|高)$/, 4],
  [/^(?:非常|很|十分)(?:满意|重要|高)$/, 5],
  [/^(?:不了解|不清楚|不知道|说不清|不好说)$/, 0],
]

/** Reads what stands there as an answer to that cell. Width, spaces and 分 do not matter. */
export function readAnswer(cell: Cell, sheetCell: SheetCell): ReadAnswer {
  if (isBlank(sheetCell)) return said(null)
  if (sheetCell?.t === 'e') return unread('FORMULA_ERROR')
  const text = cellText(sheetCell)
  const folded = foldText(text)
  if (folded === '' || nothing.test(folded)) return said(null)
  const { kind, options } = cell.question
  if (kind === 'open') return readWords(text)
  if (kind === 'scale') return readNumber(folded, 5, scaleWords)
  if (kind === 'recommend') return readNumber(folded, 10, [])
  if (kind === 'choices') return readSeveral(text, options)
  const option = optionOf(folded, options)
  return option === null ? unread('NOT_AN_OPTION') : said(option)
}

function readNumber(folded: string, most: number, words: typeof scaleWords): ReadAnswer {
  const digits = /^(\d{1,6})(?:\.0+)?分?$/.exec(folded)?.[1]
  if (digits !== undefined) {
    const value = Number(digits)
    return value <= most ? said(value) : unread('OUT_OF_RANGE')
  }
  const named = words.find(([pattern]) => pattern.test(folded))
  if (named) return said(named[1])
  return unread(/^[-+]?\d+(?:\.\d+)?$/.test(folded) ? 'OUT_OF_RANGE' : 'NOT_AN_ANSWER')
}

/** By its words, else by its number or letter; the words of one option may be a number. */
function optionOf(folded: string, options: readonly string[]): number | null {
  const bare = bareOption(folded)
  const byWords = options.findIndex((option) => bareOption(foldText(option)) === bare)
  if (byWords >= 0) return byWords + 1
  const number = /^\d{1,2}$/.test(folded)
    ? Number(folded)
    : /^[a-z]$/.test(folded)
      ? folded.charCodeAt(0) - 96
      : 0
  return number >= 1 && number <= options.length ? number : null
}

/** `18～29 岁` and `18-29` are one. */
const bareOption = (folded: string): string => folded.replace(/[~～–—−至]/g, '-').replace(/[岁元]/g, '')

function readSeveral(text: string, options: readonly string[]): ReadAnswer {
  const whole = optionOf(foldText(text), options)
  if (whole !== null) return said([whole])
  const chosen = text
    .normalize('NFKC')
    .split(/[、,;/|\s]+/)
    .filter((part) => part !== '')
    .map((part) => optionOf(foldText(part), options))
  if (chosen.length === 0 || chosen.includes(null)) return unread('NOT_AN_OPTION')
  return said([...new Set(chosen as number[])].sort((a, b) => a - b))
}

function readWords(text: string): ReadAnswer {
  const words = text.replace(/\s+/g, ' ').trim()
  if (saysNothing(words)) return said(null)
  if (words.length <= mostWords) return said(words)
  return { answer: words.slice(0, mostWords), problem: 'TEXT_CUT', outside: false }
}
