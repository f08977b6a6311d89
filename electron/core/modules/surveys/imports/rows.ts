import type { Answer, Cell } from '../../../../../shared/modules/surveys/cells.ts'
import { readPaperNumber } from '../../../../../shared/modules/surveys/paper-number.ts'
import type { ResponseWay } from '../../../../../shared/modules/surveys/terms.ts'
import { surveyTerms as chinese } from '../../../../../shared/locale/zh-CN/survey-terms.ts'
import { cellText, isBlank, type Cell as SheetCell, type SheetRow } from '../../../workbook/cell.ts'
import { columnLetters } from '../../imports/inspect.ts'
import { foldText, saysNothing } from '../../imports/values/labels.ts'
import { readAnswer, type AnswerProblem } from './answer-cell.ts'
import { cellOfTarget } from './columns.ts'

/** Codes with a sentence in the locale, `surveyImports.problem`. */
export type ProblemReason =
  | 'NO_NUMBER'
  | 'NOT_A_NUMBER'
  | 'NO_ANSWERS'
  | AnswerProblem
  | 'WAY_UNKNOWN'
  | 'ROOM_UNKNOWN'
  | 'ROOM_AMBIGUOUS'
  | 'ROOM_OF_ANOTHER'
  | 'NUMBER_TWICE'
  | 'ROW_TWICE'
  | 'TAKEN'
  | 'BEING_TYPED'

export interface RowProblem {
  row: number
  letter: string
  reason: ProblemReason
  value: string
  /** The whole row is left out, not only the cell. */
  fatal: boolean
}

/** A row as it is understood, before it is compared with what the wave has. */
export interface ReadRow {
  row: number
  number: string | null
  /** The room as it is written. */
  room: string
  way: ResponseWay
  /** One place a cell, words of open questions too. */
  answers: Answer[]
  problems: RowProblem[]
  /** Answers that are not blank, and of them those that lie outside their scale. Words count in neither. */
  given: number
  outside: number
}

/** Where the columns of a sheet go; the first of several that fill the same. */
export class Columns {
  readonly #at = new Map<string, number>()
  readonly #cells: readonly Cell[]

  constructor(targets: readonly (string | null)[], cells: readonly Cell[]) {
    this.#cells = cells
    for (const [column, target] of targets.entries())
      if (target !== null && !this.#at.has(target)) this.#at.set(target, column)
  }

  has(target: string): boolean {
    return this.#at.has(target)
  }

  letter(target: string): string {
    const column = this.#at.get(target)
    return column === undefined ? '' : columnLetters(column)
  }

  in(row: SheetRow, target: string): SheetCell {
    const column = this.#at.get(target)
    return column === undefined ? null : (row.cells[column] ?? null)
  }

  /** Each cell that a column fills, with the target's name. */
  filled(): { target: string; cell: Cell }[] {
    return [...this.#at.keys()].flatMap((target) => {
      const cell = cellOfTarget(target, this.#cells)
      return cell ? [{ target, cell }] : []
    })
  }
}

const ways = new Map<string, ResponseWay>(
  [
    ...Object.entries(chinese.responseWay).map(([way, words]) => [words, way] as const),
    ...([
      ['入户', 'visit'],
      ['上门访问', 'visit'],
      ['柜台', 'desk'],
      ['服务中心', 'desk'],
      ['投递', 'box'],
      ['电话访问', 'phone'],
      ['网络', 'chat'],
    ] as const),
  ].map(([words, way]) => [foldText(words), way as ResponseWay]),
)

/** The cells of one row, read as the columns say. */
export function readRow(row: SheetRow, columns: Columns, cells: readonly Cell[], waveCode: string): ReadRow {
  const read: ReadRow = {
    row: row.row,
    number: null,
    room: '',
    way: '',
    answers: cells.map(() => null),
    problems: [],
    given: 0,
    outside: 0,
  }
  const report = (target: string, reason: ProblemReason, fatal: boolean) =>
    read.problems.push({
      row: row.row,
      letter: columns.letter(target),
      reason,
      value: shown(columns.in(row, target)),
      fatal,
    })
  const number = columns.in(row, 'number')
  if (isBlank(number)) report('number', 'NO_NUMBER', true)
  else {
    read.number = readPaperNumber(cellText(number), waveCode)
    if (read.number === null) report('number', 'NOT_A_NUMBER', true)
  }
  const room = cellText(columns.in(row, 'room')).trim()
  read.room = saysNothing(foldText(room)) ? '' : room
  const way = foldText(cellText(columns.in(row, 'way')))
  if (!saysNothing(way)) {
    read.way = ways.get(way) ?? ''
    if (read.way === '') report('way', 'WAY_UNKNOWN', false)
  }
  for (const { target, cell } of columns.filled()) {
    const { answer, problem, outside } = readAnswer(cell, columns.in(row, target))
    if (problem !== null) report(target, problem, false)
    read.answers[cell.index] = answer
    if (cell.question.kind === 'open') continue
    if (answer !== null || outside) read.given++
    if (outside) read.outside++
  }
  // The wave's own sheet lists the papers: an empty row is one that has not come back.
  if (read.number !== null && read.given === 0 && read.answers.every((answer) => answer === null)) {
    report('number', 'NO_ANSWERS', true)
    read.number = null
  }
  return read
}

const longestShown = 40

function shown(cell: SheetCell): string {
  const text = cellText(cell)
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text
}
