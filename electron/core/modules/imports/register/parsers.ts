import { floorOf, normaliseBuilding, normaliseUnit } from '../../../../../shared/modules/houses/room.ts'
import type { HouseKind } from '../../../../../shared/modules/houses/terms.ts'
import type { ProblemReason } from '../../../../../shared/modules/imports/terms.ts'
import { parseIdNumber, type IdNumberProblem } from '../../../../../shared/modules/residents/id-number.ts'
import { normalisePlate } from '../../../../../shared/modules/residents/plate.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { cellText, isBlank, type Cell } from '../../../workbook/cell.ts'
import { parseArea, parseDate, parseInteger, parsePhones, parseText } from '../../../workbook/parsers.ts'
import type { Parsed } from '../../../workbook/table.ts'
import { foldText, saysNothing } from '../values/labels.ts'

/** The apostrophe our own CSV export puts before what a spreadsheet could take for a formula. */
const guarded = /^'(?=[=+\-@\t\r＝＋－＠])/

/** Text of one line, at most `max` characters. */
export const textLine = (max: number) => paragraphs(max, cleanText)

/** Text as written, at most `max` characters. */
export function paragraphs(max: number, clean: (text: string) => string = (text) => text) {
  const parse = parseText({ max })
  return (cell: Cell): Parsed<string | null> => {
    const result = parse(cell)
    if ('reason' in result || result.value === null) return result
    const value = clean(result.value.replace(guarded, ''))
    return { value: saysNothing(foldText(value)) ? null : value }
  }
}

/** Several texts to a cell. */
export function textList(max: number) {
  const parse = textLine(max * 10)
  return (cell: Cell): Parsed<string[]> => {
    const result = parse(cell)
    if ('reason' in result) return result
    const pieces = (result.value ?? '').split(/[、,，;；|/／]+/).map(cleanText)
    const value = [...new Set(pieces.filter((piece) => piece !== ''))]
    return value.some((piece) => piece.length > max) ? { reason: 'TOO_LONG' } : { value }
  }
}

/** A part of an address. Excel makes a date of `3-2`; which house was meant nobody can tell then. */
function addressPart(normalise: (text: string) => string, max: number) {
  const parse = parseText()
  return (cell: Cell): Parsed<string | null> => {
    if (cell?.t === 'd' || cell?.t === 'b') return { reason: 'NOT_AN_ADDRESS' }
    const result = parse(cell)
    if ('reason' in result || result.value === null) return result
    const value = normalise(result.value)
    return value.length > max ? { reason: 'TOO_LONG' } : { value: value === '' ? null : value }
  }
}

export const buildingCell = addressPart(normaliseBuilding, 20)
export const unitCell = addressPart(normaliseUnit, 10)
/** A room as it is written, to be read as a whole address. */
export const addressCell = addressPart(cleanText, 40)

const plainFloor = parseInteger({ min: -9, max: 200, units: ['层', '楼', 'F'] })

/** 5, 5层, 5F, and below ground B1, -1, 负1层. */
export function floorCell(cell: Cell): Parsed<number | null> {
  const below = /^(?:B|负|地下)([1-9])(?:层|楼|F)?$/i.exec(cleanText(cellText(cell)))
  return below ? { value: -Number(below[1]) } : plainFloor(cell)
}

/** Square metres, kept as hundredths. */
export function areaCell(cell: Cell): Parsed<number | null> {
  const result = parseArea(cell)
  if ('reason' in result || result.value === null) return result
  return { value: Math.round(result.value * 100) }
}

/** Instead of the day somebody moved in. */
export const notMovedIn = /^(?:未入住|未入伙|未交房|未收房|空置)$/

/** The day somebody moved in; 未入住 says that nobody did. */
export function sinceCell(cell: Cell): Parsed<string | null> {
  return notMovedIn.test(cleanText(cellText(cell))) ? { value: null } : parseDate(cell)
}

const firstYear = 1900
const lastYear = 2100

/** A year, also out of a whole date. */
export function yearCell(cell: Cell): Parsed<number | null> {
  const result = parseDate(cell)
  if ('reason' in result) return { reason: result.reason === 'NOT_A_DATE' ? 'NOT_A_YEAR' : result.reason }
  if (result.value === null) return { value: null }
  const year = Number(result.value.slice(0, 4))
  return year < firstYear || year > lastYear ? { reason: 'OUT_OF_RANGE' } : { value: year }
}

/** One phone; of several the first. */
export function phoneCell(cell: Cell): Parsed<string | null> {
  const result = parsePhones(cell)
  if ('reason' in result) return result
  const partly = result.partly ?? (result.value.length > 1 ? 'ONE_PHONE_ONLY' : undefined)
  return { value: result.value[0] ?? null, ...(partly && { partly }) }
}

/** All phones of a cell; that there are several is said, since people look for the second one. */
export function phonesCell(cell: Cell): Parsed<string[]> {
  const result = parsePhones(cell)
  if ('reason' in result || result.partly || result.value.length < 2) return result
  return { value: result.value, partly: 'PHONES_TWO' }
}

/** Number plates, several to a cell, with or without the dot: 京A·12345. */
export function platesCell(cell: Cell): Parsed<string[]> {
  if (!cell) return { value: [] }
  if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
  const pieces = cellText(cell)
    .split(/[\s、,，;；/／]+/)
    .filter((piece) => !saysNothing(foldText(piece)))
    .map(normalisePlate)
  const value = [...new Set(pieces.filter((piece) => piece !== null))]
  const bad = pieces.includes(null)
  if (bad && value.length === 0) return { reason: 'NOT_A_PLATE' }
  return bad ? { value, partly: 'NOT_A_PLATE' } : { value }
}

const idReasons: Record<IdNumberProblem, ProblemReason> = {
  'too-short': 'ID_TOO_SHORT',
  'too-long': 'ID_TOO_LONG',
  'bad-check-digit': 'ID_BAD_CHECK_DIGIT',
  'bad-date': 'ID_BAD_DATE',
  'number-lost-digits': 'ID_LOST_DIGITS',
  'not-an-id': 'ID_NOT_AN_ID',
}

/** A resident ID number of nobody born after `today`. One that Excel kept as a number has lost its last digits. */
export function idNumberCell(cell: Cell, today?: string): Parsed<string | null> {
  if (isBlank(cell) || !cell) return { value: null }
  if (cell.t === 'e') return { reason: 'FORMULA_ERROR' }
  const text = cellText(cell)
  if (saysNothing(foldText(text))) return { value: null }
  const { idNumber, reason } = parseIdNumber(cell.t === 'n' ? cell.v : text.replace(/^'/, ''), today)
  return idNumber === null ? { reason: idReasons[reason] } : { value: idNumber }
}

/** What a room without a stated kind most likely is, by its name. */
export function kindOfRoom(room: string): HouseKind {
  if (/^(?:商铺|店铺|铺|门面|门市|底商|档口|摊位)/.test(room)) return 'shop'
  if (/^(?:车位|车库)/.test(room)) return 'parking'
  return /^(?:办公|写字楼)/.test(room) && floorOf(room) === null ? 'office' : 'residential'
}
