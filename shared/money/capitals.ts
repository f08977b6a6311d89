const digits = '零壹贰叁肆伍陆柒捌玖'
const units = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const

/** A whole number above zero; a 零 stands wherever a digit is passed over, one for several. */
function inCapitals(whole: number): string {
  for (const [unit, word] of units) {
    if (whole < unit) continue
    const rest = whole % unit
    const gap = rest > 0 && rest < unit / 10 ? '零' : ''
    return `${inCapitals(Math.floor(whole / unit))}${word}${gap}${rest > 0 ? inCapitals(rest) : ''}`
  }
  return digits.charAt(whole)
}

/**
 * An amount in fen as receipts spell it, 人民币大写 without the words 人民币: 140950 is 壹仟肆佰零玖元伍角. After 元 it ends
 * with 整, after 角 and 分 with nothing; a 零 stands before 分 where there is no 角, and before 角 where the yuan end in
 * a zero. A negative amount begins with 负. Source: 《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》, of whose
 * two spellings it is always the first.
 */
export function yuanInCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('an amount is a whole number of fen')
  const amount = Math.abs(fen)
  const yuan = Math.floor(amount / 100)
  const jiao = Math.floor((amount % 100) / 10)
  const cents = amount % 10
  const sign = fen < 0 ? '负' : ''
  if (amount % 100 === 0) return `${sign}${inCapitals(yuan)}元整`
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  const parts = [
    yuan > 0 ? `${inCapitals(yuan)}元${gap}` : '',
    jiao > 0 ? `${digits.charAt(jiao)}角` : '',
    cents > 0 ? `${digits.charAt(cents)}分` : '',
  ]
  return sign + parts.join('')
}
