import { readable, toHalfWidth } from '../../text/normalise.ts'
import { COMPOUND_SURNAMES } from './name.ts'

const stars = '***'

/** A digit however it is written, and what people put between the digits of one number. */
const digit = '[\\p{Nd}零〇一二三四五六七八九幺]'
const between = '[\\s.·•()（）/／_*－．\\u2010-\\u2015\\u2212-]{0,3}'

/** A day, perhaps with a time: the one long number that says nothing about a person. None of them can begin a phone. */
const moments = new RegExp(
  `(?<!${digit}${between})20\\d\\d([-./年])(?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\\d|3[01])日?` +
    `(?:\\s?\\d{1,2}[:：]\\d{2})?(?!${between}${digit})`,
  'gu',
)
/** The number of a ticket, which is meant to be told. */
const ticketNumbers = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Nd}])[A-Z]{2}-20\\d{6}-\\d{4}(?!${between}${digit})`,
  'gu',
)
/** Seven digits and more: phones, ID numbers, bank cards. */
const longNumbers = new RegExp(`(?:${digit}${between}){6,}${digit}(?:${between}[xX](?![a-zA-Z]))?`, 'gu')
const plates =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Za-z][\s·.•-]?(?=[A-Za-z\d\s-]*\d)(?:[A-Za-z\d][\s-]?){4,5}[A-Za-z\d挂学警港澳]?/gu
const addresses = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
/** `3-2-501` and `501室`: the last part is somebody's door. */
const doors =
  /(?<=(?<!\d)\d{1,3}\s?[-－–—]\s?(?:\d{1,2}\s?[-－–—]\s?)?)\d{3,4}(?!\d)|(?<!\d)\d{3,4}(?=\s?[室房户])/gu
const doorsAfterUnit = /(?<=(?:单元|栋|座|[Uu]nit \d{1,2},? (?:[Rr]oom )?)\s?)\d{3,4}(?!\d)/gu

/** Signs that no text can have brought along: `readable` takes halves of characters out. */
const holdFirst = 0xd800

/**
 * A text without what would tell who somebody is or where they live: phones, ID numbers and other long numbers, number
 * plates, mail addresses, doors, and the names that are known. Days and ticket numbers stay.
 */
export function maskPersonal(text: string, known: { names?: readonly string[] } = {}): string {
  const kept: string[] = []
  const hold = (found: string) => String.fromCharCode(holdFirst + kept.push(found) - 1)
  // Letters and digits alone: punctuation is for people to read.
  const plain = readable(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, toHalfWidth)
  const masked = withoutNames(plain, known.names ?? [])
    .replace(addresses, stars)
    .replace(plates, stars)
    .replace(ticketNumbers, hold)
    .replace(moments, hold)
    .replace(longNumbers, stars)
    .replace(doors, stars)
    .replace(doorsAfterUnit, stars)
  return masked.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])/g,
    (sign) => kept[sign.charCodeAt(0) - holdFirst] ?? '',
  )
}

const titles = '先生|女士|小姐|太太|师傅|老师|阿姨|大爷|大妈|叔叔|奶奶|爷爷'

/** Each name wherever it stands, also spaced apart, and its bearer by surname: 王女士. One letter is no name. */
function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => {
    const letters = [...name.replace(/\s+/g, '')]
    if (letters.length < 2) return rest
    const whole = letters.map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s*')
    const double = letters.slice(0, 2).join('')
    const surname = letters.length > 2 && COMPOUND_SURNAMES.has(double) ? double : letters[0]!
    const addressed = /^\p{Script=Han}+$/u.test(surname) ? `|${surname}(?=${titles})` : ''
    return rest.replace(new RegExp(whole + addressed, 'giu'), '**')
  }, text)
}
