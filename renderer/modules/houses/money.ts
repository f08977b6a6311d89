import { normaliseCode } from '../../../shared/text/normalise.ts'

/** The most a record can hold: ten million yuan. */
const most = 1_000_000_000

/** `1,280.50` for 128050 fen. */
export function formatYuan(fen: number): string {
  const [yuan = '', cents = ''] = (fen / 100).toFixed(2).split('.')
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Fen of an amount typed in yuan (`1280`, `¥1,280.5`); null for an empty text, undefined for no amount. */
export function parseYuan(typed: string): number | null | undefined {
  const text = normaliseCode(typed)
  if (text === '') return null
  const [, yuan, cents = ''] = /^[¥￥]?(\d{1,8}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (yuan === undefined) return undefined
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
  return fen > most ? undefined : fen
}
