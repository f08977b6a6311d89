import { normaliseCode } from '../../../../shared/text/normalise.ts'
import { numberText, type Cell } from '../../workbook/cell.ts'

/** How many decimals of an amount in this unit a fen is: 元 has two, 万元 six. */
export const decimalsOf = { 元: 2, 千元: 5, 万元: 6 } as const
export type AmountUnit = keyof typeof decimalsOf

const shape = /^([-−–(])?[¥￥]?([-−])?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?(万元|千元|元|万)?\)?$/
/** How people write that there is nothing. */
const nothing = /^[-—–−/\\\s]*$|^无$/
/** Of more digits nobody's sheet is. */
const mostDigits = 13

/**
 * Fen of an amount somebody typed into a sheet: a number, `1,618,402.11`, `(300.00)`, `161.84万元`, in the unit of its column. A
 * number is rounded to the fen, as Excel shows it; a text has to be exact. Null where nothing stands, undefined for what is
 * no amount.
 */
export function typedFen(cell: Cell | undefined, unit: AmountUnit): number | null | undefined {
  if (!cell) return null
  if (cell.t === 'n') return fenOf(numberText(cell.v), decimalsOf[unit], true)
  if (cell.t !== 's') return undefined
  const text = normaliseCode(cell.v)
  if (nothing.test(text)) return null
  const [, sign, second, yuan, decimals = '', own] = shape.exec(text) ?? []
  if (yuan === undefined || (sign === '(') !== text.endsWith(')')) return undefined
  const plain = `${yuan.replaceAll(',', '')}.${decimals}`
  const fen = fenOf(
    plain,
    decimalsOf[own === '万' ? '万元' : ((own as AmountUnit | undefined) ?? unit)],
    false,
  )
  return fen !== undefined && (sign ?? second) ? -fen || 0 : fen
}

/** Digits and a point, moved by so many places. */
function fenOf(text: string, places: number, rounded: boolean): number | undefined {
  const [, minus, whole, decimals = ''] = /^(-)?(\d+)(?:\.(\d*))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const padded = decimals.padEnd(places, '0')
  const rest = padded.slice(places).replace(/0+$/, '')
  if (rest !== '' && !rounded) return undefined
  const digits = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  if (digits.length > mostDigits + 2) return undefined
  const fen = Number(digits) + (rest !== '' && rest[0]! >= '5' ? 1 : 0)
  return minus && fen > 0 ? -fen : fen
}
