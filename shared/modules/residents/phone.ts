import { cleanText, toHalfWidth } from '../../text/normalise.ts'

export type PhoneKind = 'mobile' | 'landline' | 'local' | 'hotline'

/** Why a text is no phone number. `scientific`: a workbook rounded it (1.38E+10), the digits are lost. */
export type PhoneProblem = 'empty' | 'too-short' | 'too-long' | 'not-a-phone' | 'scientific'

export type PhoneResult = { phone: string; reason: null } | { phone: null; reason: PhoneProblem }

export interface SplitPhones {
  phones: string[]
  rejected: { text: string; reason: PhoneProblem }[]
}

const KINDS: [PhoneKind, RegExp][] = [
  ['mobile', /^1[3-9]\d{9}$/],
  ['hotline', /^[48]00\d{7}$/],
  // 010 and 02x are the three-digit area codes; all others have four digits.
  ['landline', /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/],
  ['local', /^[2-9]\d{6,7}$/],
]

/** The kind of a number written in digits only (China): mobile, landline with area code, local number, 400/800. */
export function phoneKind(phone: string): PhoneKind | null {
  return KINDS.find(([, pattern]) => pattern.test(phone))?.[0] ?? null
}

const DASHES = /[‐-―−–—]/g
const NOTHING = /^(?:无|没有|暂无|未知|不详|未留|n\/?a|none|[-/\s]*)$/i
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d+$/i

/**
 * One phone number as digits only, without +86/0086, or the reason why it is none. Takes full-width digits,
 * separators (space - . · parentheses) and numbers out of a workbook.
 */
export function normalisePhone(value: string | number | null | undefined): PhoneResult {
  const text = toHalfWidth(cleanText(String(value ?? ''))).replace(DASHES, '-')
  const problem = (reason: PhoneProblem): PhoneResult => ({ phone: null, reason })
  if (NOTHING.test(text)) return problem('empty')
  if (SCIENTIFIC.test(text)) return problem('scientific')
  const plain = text.replace(/^(\d{7,})\.0+$/, '$1')
  if (!/^\+?[\d\s\-.·()]+$/.test(plain)) return problem('not-a-phone')
  const phone = withoutCountry(plain.replace(/[^\d+]/g, ''))
  if (phoneKind(phone)) return { phone, reason: null }
  if (/^(?:.{0,6}|1\d{6,9}|0.{7,8})$/.test(phone)) return problem('too-short')
  return problem(phone.length > 11 ? 'too-long' : 'not-a-phone')
}

/** Digits as dialled inside the country: +86 10 8888 0000 → 01088880000, 013800138000 → 13800138000. */
function withoutCountry(digits: string): string {
  const [, national] = /^(?:\+|00)86(.*)$/.exec(digits) ?? []
  if (national !== undefined)
    return phoneKind(national) || national.startsWith('0') ? national : `0${national}`
  return /^(?:86|0)(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits
}

const LABELS = /联系电话|联系方式|手机号码|电话号码|手机号|电话|手机|座机|固话|号码|tel|mobile/gi
const BETWEEN = /[/、,;|:()[\]\t\n\r]+|\s*(?:或者|或|和|及|&)\s*/

/**
 * All numbers of a cell (13800138000/13900139000, two numbers with a space between, a number with a note), each once.
 * What is no number (a note, an extension, a rounded number) is listed in `rejected`, so that nothing vanishes
 * silently. An empty cell gives neither.
 */
export function splitPhones(cell: string | number | null | undefined): SplitPhones {
  const result: SplitPhones = { phones: [], rejected: [] }
  // Line breaks separate numbers, so the text is cut before cleanText makes them spaces.
  const text = toHalfWidth(String(cell ?? ''))
    .replace(DASHES, '-')
    .replace(/\((\+?\d{2,4})\)/g, '$1-')
    .replace(LABELS, '\n')
    .replace(/(?<=\p{Script=Han})(?=[+\d])|(?<=\d)(?=\p{Script=Han})/gu, '\n')
  const whole = cleanText(String(cell ?? ''))
  if (whole !== '' && NOTHING.test(whole)) result.rejected.push({ text: whole, reason: 'empty' })
  else for (const piece of text.split(BETWEEN)) readPiece(cleanText(piece), result)
  result.phones = [...new Set(result.phones)]
  return result
}

/** Reads a text without hard separators: spaces and dashes may lie inside a number or between two of them. */
function readPiece(piece: string, result: SplitPhones): void {
  const abroad = /^(?:\+|00)(?!\s*86)/.test(piece)
  const parts = abroad ? [piece] : piece.split(/([\s-]+)/)
  const found: SplitPhones = { phones: [], rejected: [] }
  for (let at = 0; at < parts.length; at += 2) {
    let end = Math.min(parts.length, at + 15)
    while (end > at && normalisePhone(parts.slice(at, end).join('')).phone === null) end -= 2
    const read = normalisePhone(parts.slice(at, Math.max(end, at + 1)).join(''))
    if (read.phone !== null) {
      found.phones.push(read.phone)
      at = end - 1
    } else if (read.reason !== 'empty') {
      found.rejected.push({ text: parts[at]!, reason: read.reason })
    }
  }
  if (found.phones.length === 0 && piece !== '') {
    const { reason } = normalisePhone(piece)
    found.rejected = reason === null || reason === 'empty' ? [] : [{ text: piece, reason }]
  }
  result.phones.push(...found.phones)
  result.rejected.push(...found.rejected)
}

/**
 * For the screen: 138****5678; a landline keeps its first three and last four digits, a local number its last four.
 * No phone stays empty: stars would claim that there is one.
 */
export function maskPhone(phone: string): string {
  if (phone === '') return ''
  if (phone.length < 7) return '****'
  return (phone.length > 8 ? phone.slice(0, 3) : '') + '****' + phone.slice(-4)
}

/** For reading aloud: 138 0013 8000, 010-88880000, 400-810-1234; anything else as it is. */
export function formatPhone(phone: string): string {
  switch (phoneKind(phone)) {
    case 'mobile':
      return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`
    case 'hotline':
      return `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}`
    case 'landline': {
      const area = /^0(?:10|2)/.test(phone) ? 3 : 4
      return `${phone.slice(0, area)}-${phone.slice(area)}`
    }
    default:
      return phone
  }
}
