import { CHINESE_DIGITS, parseChineseNumber } from '../../text/chinese-number.ts'
import { normaliseCode } from '../../text/normalise.ts'

/** What shops, parking places and stores are called in front of (12号商铺: behind) their number. Longest first. */
export const ROOM_WORDS =
  '办公室|写字楼|储藏室|储藏间|储物间|地下室|商铺|店铺|铺位|门面|门市|底商|车位|车库|仓库|档口|摊位|公寓|铺|店'

const NUMERALS = `(?<![${CHINESE_DIGITS}])[${CHINESE_DIGITS}]+`
/** Chinese numerals before a label of an address: 三栋, 二单元, 一期. */
const LABELLED_NUMERALS = new RegExp(`${NUMERALS}(?=号|栋|幢|座|楼|#|期|区|组团|单元|门|梯|室|房)`, 'g')
/** Chinese numerals that end a text after such a label or a separator: 二单元五〇一, 商铺十二. */
const CLOSING_NUMERALS = new RegExp(
  `(?<=^|[-\\s.#号栋幢座楼期区元门梯${ROOM_WORDS.replaceAll('|', '')}])[${CHINESE_DIGITS}]+(?=$|[-\\s.])`,
  'g',
)

const DASHES = /[‐-―−－ー~_/\\]+/g

/** Chinese numerals of an address as digits; numerals inside a name (十里街) are left alone. */
function arabicAddress(text: string): string {
  const digits = (run: string) => parseChineseNumber(run) ?? run
  return text.replace(LABELLED_NUMERALS, digits).replace(CLOSING_NUMERALS, digits)
}

/** An address as typed, in half width and upper case, numbers as digits, every dash `-`; white space is kept. */
export function readAddress(text: string): string {
  const code = text.split(/\s+/).map(normaliseCode).filter(Boolean).join(' ')
  return arabicAddress(code.replace(DASHES, '-'))
}

const readPart = (text: string) => readAddress(normaliseCode(text))
const withoutZeros = (digits: string) => digits.replace(/^0+(?=\d)/, '')

/**
 * The building of an address in its one written form: `3` for 3, 03, 3栋, 三号楼, 3#, 第3幢, 3.0; `A` for A座;
 * `东区3` for 东区三栋; a name (商业街) as it is.
 */
export function normaliseBuilding(text: string): string {
  const part = readPart(text)
  const numbered = /^(?:第|NO\.?)?(\d+)(?:\.0+)?(?:号楼|#楼|栋|幢|座|楼|#|号)?$/.exec(part)
  if (numbered) return withoutZeros(numbered[1]!)
  const lettered = /^([A-Z]+\d*|\d+[A-Z])(?:号楼|#楼|栋|幢|座|楼|#)$/.exec(part)
  if (lettered) return lettered[1]!
  const named = /^(.*\p{Script=Han})-?(\d+)(?:号楼|#楼|栋|幢|座|楼|#|号)?$/u.exec(part)
  return named ? named[1]! + withoutZeros(named[2]!) : part
}

/** The unit of an address: `2` for 02, 2单元, 二单元, 2门, 2梯; `` where there is none (empty, 无, -). */
export function normaliseUnit(text: string): string {
  const part = readPart(text)
  if (/^(?:无|单元|-*)$/.test(part)) return ''
  const numbered = /^第?(\d+)(?:\.0+)?(?:单元|门|梯|#)?$/.exec(part)
  if (numbered) return withoutZeros(numbered[1]!)
  return /^(.+?)单元$/.exec(part)?.[1] ?? part
}

/**
 * The room of an address: `501` for 501室, 501房, 五〇一 and 0501 (a workbook that keeps numbers loses that zero),
 * `商铺01` for 商铺1, 商铺-1号, 1号商铺; everything else (01-A, B1-023) as it is written, in upper case.
 */
export function normaliseRoom(text: string): string {
  const part = readPart(text)
    .replace(/(?<=[0-9A-Z])(?:号房|室|房|号)$/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  if (/^\d+$/.test(part)) return part.replace(/^0+(?=\d{3})/, '')
  const turned = new RegExp(`^(\\d+)号?(${ROOM_WORDS})$`).exec(part)
  const room = turned ? turned[2]! + turned[1]! : part
  const worded = /^(\p{Script=Han}+)-?(\d+(?:-\d+)*)$/u.exec(room)
  if (!worded) return room
  return worded[1]! + worded[2]!.replace(/\d+/g, (digits) => withoutZeros(digits).padStart(2, '0'))
}

/** The floor a room number tells: 501 → 5, 1802 → 18, 501A → 5; null for every other kind of room. */
export function floorOf(room: string): number | null {
  const floor = Number(/^(\d{1,2})\d{2}[A-Z]?$/.exec(room)?.[1] ?? 0)
  return floor > 0 ? floor : null
}

/**
 * The riser line of a room: its number less its floor, 501 → 01, 1802 → 02; null where the number tells none.
 * @param floor the floor on record, where the house has one; else it is guessed from the number
 */
export function lineOf(room: string, floor?: number | null): string | null {
  const known = floor ?? floorOf(room)
  if (known === null || known <= 0 || !/^\d+[A-Z]?$/.test(room)) return null
  const line = room.startsWith(String(known)) ? room.slice(String(known).length) : ''
  return /^\d/.test(line) ? line : null
}
