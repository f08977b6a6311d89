import type { ProblemReason } from '../../../../shared/modules/imports/terms.ts'
import { month as monthSchema } from '../../../../shared/modules/reports/month.ts'
import { readYuan } from '../../../../shared/money/fen.ts'
import { isBlank, type Cell } from '../../workbook/cell.ts'
import { parseDate, parseDecimal } from '../../workbook/parsers.ts'
import type { Parsed } from '../../workbook/table.ts'

/** What a double of up to a hundred million yuan may be off by, in fen, without there being a third decimal. */
const noise = 1e-5

/**
 * An amount in fen: a number, or what people type for one (`1,280.50`, `¥1280元`). Text, a third decimal, less than nothing
 * and more than `most` are refused with the reason.
 */
export function amountCell({ most, signed = false }: { most: number; signed?: boolean }) {
  return (cell: Cell): Parsed<number | null> => {
    if (isBlank(cell) || !cell) return { value: null }
    switch (cell.t) {
      case 'e':
        return { reason: 'FORMULA_ERROR' }
      case 'n': {
        const fen = Math.round(cell.v * 100)
        if (cell.v < 0 && !signed) return refused('NEGATIVE')
        if (Math.abs(fen) > most) return refused('TOO_LARGE')
        return Math.abs(cell.v * 100 - fen) > noise ? refused('TOO_MANY_DECIMALS') : { value: fen }
      }
      case 's': {
        const read = readYuan(cell.v, { most, signed })
        return 'problem' in read ? refused(read.problem) : { value: read.fen }
      }
      default:
        return refused('NOT_AN_AMOUNT')
    }
  }
}

const refused = (reason: ProblemReason): { reason: ProblemReason } => ({ reason })

/** The texts of a column that repeat by the thousand are read once; more different ones than this are no such column. */
const mostKnown = 2000

function knowing<Value>(parse: (cell: Cell) => Parsed<Value>): (cell: Cell) => Parsed<Value> {
  const known = new Map<string, Parsed<Value>>()
  return (cell) => {
    if (cell?.t !== 's') return parse(cell)
    let found = known.get(cell.v)
    if (!found) {
      found = parse(cell)
      if (known.size < mostKnown) known.set(cell.v, found)
    }
    return found
  }
}

/** A month, also out of a whole day: `2025-01`, `2025年1月`, `202501`. */
export const monthCell = knowing((cell): Parsed<string | null> => {
  const result = parseDate(cell)
  if ('reason' in result) return result.reason === 'NOT_A_DATE' ? { reason: 'NOT_A_MONTH' } : result
  if (result.value === null) return { value: null }
  const month = result.value.slice(0, 7)
  return monthSchema.safeParse(month).success ? { value: month } : { reason: 'NOT_A_MONTH' }
})

/** A whole day; a month or a year alone is none. */
export const dayCell = knowing((cell): Parsed<string | null> => {
  const result = parseDate(cell)
  if ('reason' in result || result.value === null) return result
  return result.value.length === 10 ? result : { reason: 'NOT_A_DATE' }
})

const yuan = parseDecimal({ min: 0, max: 100_000, units: ['元/㎡·月', '元/㎡', '元'] })

/** A price of a unit in ten-thousandths of a yuan. */
export function priceCell(cell: Cell): Parsed<number | null> {
  const result = yuan(cell)
  if ('reason' in result || result.value === null) return result
  return { value: Math.round(result.value * 10_000) }
}
