import { setImmediate as turn } from 'node:timers/promises'
import { chunksOf } from '../../../../../shared/collections/chunks.ts'
import type { ImportCheck } from '../../../../../shared/modules/surveys/entry-contract.ts'
import { cellsOf, type Answer, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import {
  responseFlags,
  type ResponseFlag,
  type ResponseWay,
} from '../../../../../shared/modules/surveys/terms.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { cellText } from '../../../workbook/cell.ts'
import { columnLetters } from '../../imports/inspect.ts'
import { HouseFinder } from '../../imports/ledger/houses.ts'
import { judge, judgedRows, rulesOf } from '../responses/exclusion.ts'
import { questionsOf } from '../stored.ts'
import { withoutWords } from '../responses/add.ts'
import { guessTargets, isTarget, targetOf } from './columns.ts'
import { Present } from './present.ts'
import { readResponses, type ResponseSheet } from './read-sheet.ts'
import { Columns, readRow, type ReadRow, type RowProblem } from './rows.ts'

/** A response that will be written. */
export interface Planned {
  number: string
  /** Which paper of this number it is, from 1. */
  copy: number
  houseId: number | null
  paperId: number | null
  way: ResponseWay
  answers: Answer[]
}

export interface Plan {
  cells: Cell[]
  planned: Planned[]
  /** Numbers of papers that keep standing as they do, because the sheet names another room than theirs. */
  elsewhere: string[]
  check: ImportCheck
}

const shownProblems = 500
const examplesShown = 3
/** More than this share of the values outside their scale is no slip of the pen. */
const shiftedShare = 0.1

export interface WaveToFill {
  id: number
  code: string
  versionId: number
}

/** Error: NOT_FOUND, NOT_ALLOWED_NOW unless the wave is open. */
export async function waveToFill({ db }: Pick<Call, 'db'>, waveId: number): Promise<WaveToFill> {
  const wave = await db
    .selectFrom('survey_waves')
    .select(['id', 'code', 'version_id as versionId', 'state', 'voided_at'])
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave || wave.voided_at !== null) throw new Fault('NOT_FOUND', { field: 'waveId' })
  if (wave.state !== 'open') throw new Fault('NOT_ALLOWED_NOW')
  return { id: wave.id, code: wave.code, versionId: wave.versionId }
}

/**
 * What a workbook would do to a wave; nothing is written. Errors: NOT_FOUND, NOT_ALLOWED_NOW, WORKBOOK_*, WORKBOOK_NO_HEADER,
 * INVALID_INPUT on `targets` for one that does not exist or is given twice.
 */
export async function planImport(
  call: Call,
  { waveId, file, targets }: { waveId: number; file: File; targets?: (string | null)[] | undefined },
  signal?: AbortSignal,
): Promise<Plan> {
  const wave = await waveToFill(call, waveId)
  const cells = cellsOf(await questionsOf(call.db, wave.versionId))
  const sheet = await readResponses(call.services, file, cells, signal)
  const taken = targets ? requireTargets(targets, sheet, cells) : guessTargets(sheet.headers, cells)
  const columns = new Columns(taken, cells)
  const read = await readAll(sheet, columns, cells, wave.code, signal)
  const houses = await findHouses(call, read)
  const present = await Present.load(call, waveId, cells)
  const { planned, same, elsewhere } = compare(read, houses, present, columns)
  const problems = read.flatMap((row) => row.problems)
  const given = read.reduce((sum, row) => sum + row.given, 0)
  const outside = read.reduce((sum, row) => sum + row.outside, 0)
  return {
    cells,
    planned,
    elsewhere,
    check: {
      sheet: sheet.name,
      headerRow: sheet.headerRow,
      columns: sheet.headers.map((header, index) => ({
        letter: columnLetters(index),
        header,
        target: taken[index] ?? null,
        examples: examplesOf(sheet, index),
      })),
      missing: cells.filter((cell) => !columns.has(targetOf(cell))).map(({ index }) => index),
      rows: read.length,
      ready: planned.length,
      rejected: read.length - planned.length - same,
      same,
      flags: await flagsToCome(call, waveId, cells, planned),
      problems: mostTelling(problems),
      problemCount: problems.length,
      shifted: given > 0 && outside > given * shiftedShare,
    },
  }
}

const rowsAtOnce = 200

/** Some rows at a time: the desk goes on while a long sheet is understood. */
async function readAll(
  { rows }: ResponseSheet,
  columns: Columns,
  cells: readonly Cell[],
  waveCode: string,
  signal: AbortSignal | undefined,
): Promise<ReadRow[]> {
  const read: ReadRow[] = []
  for (const some of chunksOf(rows, rowsAtOnce)) {
    if (signal?.aborted) throw new Fault('CANCELLED')
    for (const row of some) read.push(readRow(row, columns, cells, waveCode))
    await turn()
  }
  return read
}

/** Those that leave out a row come first, each kind in the order of the sheet. */
const mostTelling = (problems: readonly RowProblem[]): RowProblem[] =>
  [...problems].sort((a, b) => Number(b.fatal) - Number(a.fatal)).slice(0, shownProblems)

function requireTargets(
  targets: readonly (string | null)[],
  { headers }: ResponseSheet,
  cells: readonly Cell[],
): (string | null)[] {
  const given = targets.filter((target) => target !== null)
  const fits = given.every((target) => isTarget(target, cells)) && targets.length <= headers.length
  if (!fits || new Set(given).size < given.length) throw new Fault('INVALID_INPUT', { field: 'targets' })
  return headers.map((_, index) => targets[index] ?? null)
}

function examplesOf({ rows }: ResponseSheet, column: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const text = cellText(cells[column]).trim()
    if (text !== '') found.add(text.slice(0, 20))
    if (found.size >= examplesShown) break
  }
  return [...found]
}

async function findHouses(call: Call, read: readonly ReadRow[]): Promise<HouseFinder> {
  const houses = new HouseFinder()
  await houses.load(
    call.db,
    read.flatMap(({ room }) => (room === '' ? [] : [room])),
  )
  return houses
}

/** Sorts rows into new ones, those that are there already, and those left out, and says why in their problems. */
function compare(
  read: readonly ReadRow[],
  houses: HouseFinder,
  present: Present,
  columns: Columns,
): { planned: Planned[]; same: number; elsewhere: string[] } {
  const planned: Planned[] = []
  const elsewhere: string[] = []
  const rowOfNumber = new Map<string, Planned[]>()
  let same = 0
  for (const row of read) {
    const { number } = row
    if (number === null) continue
    const report = (target: string, reason: RowProblem['reason'], fatal: boolean, value: string) =>
      row.problems.push({ row: row.row, letter: columns.letter(target), reason, value, fatal })
    const found = row.room === '' ? null : houses.of(row.room)
    if (found === 'unknown') report('room', 'ROOM_UNKNOWN', false, row.room)
    if (found === 'ambiguous') report('room', 'ROOM_AMBIGUOUS', false, row.room)
    const paper = present.paper(number)
    const own = found !== null && typeof found === 'object' ? found.id : null
    const differs = own !== null && paper !== undefined && paper.houseId !== null && paper.houseId !== own
    const response: Planned = {
      number,
      copy: 1,
      // A paper that stands for a house says whose it is where the sheet does not.
      houseId: own ?? (row.room === '' ? (paper?.houseId ?? null) : null),
      paperId: differs || (own === null && row.room !== '') ? null : (paper?.id ?? null),
      way: row.way,
      answers: row.answers,
    }
    if (present.has(response)) {
      same++
      continue
    }
    const before = rowOfNumber.get(number) ?? []
    if (present.isTaken(number)) report('number', 'TAKEN', true, number)
    else if (present.isBeingTyped(number)) report('number', 'BEING_TYPED', true, number)
    else if (before.some((other) => saysTheSame(other, response))) report('number', 'ROW_TWICE', true, number)
    else {
      if (differs) report('room', 'ROOM_OF_ANOTHER', false, row.room)
      if (before.length > 0) report('number', 'NUMBER_TWICE', false, number)
      response.copy = present.nextCopy(number) + before.length
      if (before.length > 0) response.paperId = null
      else if (paper && response.paperId === null) elsewhere.push(number)
      planned.push(response)
      rowOfNumber.set(number, [...before, response])
    }
  }
  return { planned, same, elsewhere }
}

const saysTheSame = (a: Planned, b: Planned): boolean =>
  a.houseId === b.houseId && JSON.stringify(a.answers) === JSON.stringify(b.answers)

/** How many of the new ones would carry each flag, beside what the wave has. */
async function flagsToCome(
  call: Call,
  waveId: number,
  cells: readonly Cell[],
  planned: readonly Planned[],
): Promise<{ flag: ResponseFlag; count: number }[]> {
  const rules = await rulesOf(call.db, waveId)
  const there = await judgedRows(call, waveId, null)
  const framed = await call.db
    .selectFrom('survey_frame')
    .select('house_id')
    .where('wave_id', '=', waveId)
    .execute()
  const inFrame = new Set(framed.map(({ house_id }) => house_id))
  const last = there.at(-1)?.id ?? 0
  const coming = planned.map((response, index) => ({
    id: last + 1 + index,
    number: response.number,
    house_id: response.houseId,
    paper_id: response.paperId,
    answers: JSON.stringify(withoutWords(cells, response.answers)),
    flags: '[]',
    excluded: 0,
    decision: '',
    words: response.answers.some((answer) => typeof answer === 'string') ? 1 : 0,
    framed: response.houseId !== null && inFrame.has(response.houseId) ? 1 : 0,
  }))
  const verdicts = judge([...there, ...coming], cells, rules).filter(({ row }) => row.id > last)
  return responseFlags
    .map((flag) => ({ flag, count: verdicts.filter(({ flags }) => flags.includes(flag)).length }))
    .filter(({ count }) => count > 0)
}
