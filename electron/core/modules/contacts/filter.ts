import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { contactsContract } from '../../../../shared/modules/contacts/contract.ts'
import { contactPurposes } from '../../../../shared/modules/contacts/terms.ts'
import { parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { containing } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { housesRead } from '../houses/readings.ts'
import { residentsByTerms } from '../search/resident-terms.ts'

type ListInput = z.output<NonNullable<(typeof contactsContract.list)['~orpc']['inputSchema']>>
export type ContactFilter = Omit<ListInput, 'page' | 'size'>

/** The contacts a filter asks for, as one condition on the table `contacts` alone. */
export function matching(call: Call, filter: ContactFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'contacts'>()
  const zone = call.services.timeZone
  const conditions: Expression<SqlBool>[] = []
  if (filter.kind) conditions.push(eb('contacts.kind', '=', filter.kind))
  if (filter.direction) conditions.push(eb('contacts.direction', '=', filter.direction))
  if (filter.residentId) conditions.push(eb('contacts.resident_id', '=', filter.residentId))
  if (filter.houseId) conditions.push(eb('contacts.house_id', '=', filter.houseId))
  if (filter.from) conditions.push(eb('contacts.at', '>=', startOfDay(zone, filter.from)))
  if (filter.to) conditions.push(eb('contacts.at', '<', startOfDay(zone, addDays(filter.to, 1))))
  if (filter.text) conditions.push(matchesText(filter.text))
  return conditions.length > 0 ? eb.and(conditions) : sql<SqlBool>`1 = 1`
}

/** A text is part of what was written down, a purpose's name, a person as the box finds them, or a room in any style. */
function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'contacts'>()
  const part = cleanText(text)
  const purposes = contactPurposes.filter((code) => terms.contactPurpose[code].includes(part))
  const ways: Expression<SqlBool>[] = [
    containing('contacts.words', part),
    containing('contacts.follow_up', part),
    containing('contacts.participants', part),
    containing('contacts.purpose', part),
    ...withWhomOrWhere(text),
  ]
  if (purposes.length > 0) ways.push(eb('contacts.purpose', 'in', purposes))
  return eb.or(ways)
}

/** The ways in which a text can mean a contact by the person as the box finds them, or by a room in any style. */
export function withWhomOrWhere(text: string): Expression<SqlBool>[] {
  const eb = expressionBuilder<Tables, 'contacts'>()
  const ways: Expression<SqlBool>[] = residentsByTerms(text).map((ids) =>
    eb('contacts.resident_id', 'in', ids),
  )
  const readings = parseRoomQuery(text)
  if (readings.length > 0) ways.push(eb('contacts.house_id', 'in', housesRead(readings)))
  return ways
}
