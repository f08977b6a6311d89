import { cellText, isBlank, type Cell } from '../../../workbook/cell.ts'
import { parseChoice, parseInteger } from '../../../workbook/parsers.ts'
import type { Parsed } from '../../../workbook/table.ts'
import { foldText, saysNothing } from '../values/labels.ts'

const lowest = 1
const highest = 5
const figure = parseInteger({ min: lowest, max: highest, units: ['分', '星'] })
const words = parseChoice<number>([
  ['非常满意', 5],
  ['很满意', 5],
  ['满意', 4],
  ['比较满意', 4],
  ['较满意', 4],
  ['一般', 3],
  ['基本满意', 3],
  ['尚可', 3],
  ['不满意', 2],
  ['不太满意', 2],
  ['非常不满意', 1],
  ['很不满意', 1],
])

/** What people said when they were called back: 1 to 5, or the words offices use for it. */
export function scoreCell(cell: Cell): Parsed<number | null> {
  if (isBlank(cell) || saysNothing(foldText(cellText(cell)))) return { value: null }
  const word = words(cell)
  if (!('reason' in word)) return word
  return figure(cell)
}

/** Whether a matter was done in time, as the ledger says. */
export function timelyCell(cell: Cell): Parsed<boolean | null> {
  if (isBlank(cell)) return { value: null }
  if (cell?.t === 'b') return { value: cell.v }
  return yesOrNo(cell)
}

const yesOrNo = parseChoice<boolean>([
  ...['是', '及时', '按时', '未超时', '√', 'Y', 'yes', 'true', '1'].map((word) => [word, true] as const),
  ...['否', '不及时', '超时', '已超时', '未及时', '×', 'N', 'no', 'false', '0'].map(
    (word) => [word, false] as const,
  ),
])

/** What a ledger writes for a caller who gave no name. */
export const isAnonymous = (name: string): boolean =>
  /^(?:匿名.{0,4}|不愿透露.{0,4}|不留名|未留名|无名氏|anonymous)$/i.test(name)
