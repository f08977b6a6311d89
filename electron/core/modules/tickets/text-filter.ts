import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { containing, endingWith } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import { housesRead } from '../houses/readings.ts'

/** TS-20261121-0007, with or without its dashes, complete or not. */
const beginningOfNumber = /^([A-Z]{2})-?(\d{1,8})(?:-?(\d{1,6}))?$/
const endOfNumber = /^-?\d{2,6}$/

/**
 * Tickets by a typed text: the beginning of a number is read by the number's index; anything else is looked for at a
 * number's end, in the words, in the caller's name, and as a room in any style.
 */
export function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tickets'>()
  const code = normaliseCode(text)
  const [, prefix, day, series] = beginningOfNumber.exec(code) ?? []
  if (prefix && day && (series === undefined || day.length === 8)) {
    const from = `${prefix}-${day}${series === undefined ? '' : `-${series}`}`
    // A ledger's numbers are kept as they were written there, without dashes.
    return eb.or([...new Set([from, code])].map(numbersFrom))
  }
  const part = cleanText(text)
  const ways: Expression<SqlBool>[] = [
    containing('tickets.words', part),
    containing('tickets.caller_name', part),
    containing('tickets.place', part),
  ]
  if (/\d/.test(part)) ways.push(numbersFrom(part))
  if (endOfNumber.test(code)) ways.push(endingWith('tickets.number', code))
  const readings = parseRoomQuery(text)
  if (readings.length > 0) ways.push(eb('tickets.house_id', 'in', housesRead(readings)))
  return eb.or(ways)
}

/** Numbers that begin so, read by their index: `~` comes after every character of a number. */
function numbersFrom(start: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tickets'>()
  return eb.and([eb('tickets.number', '>=', start), eb('tickets.number', '<', `${start}~`)])
}
