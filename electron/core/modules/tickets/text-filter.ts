import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import { parseRoomQuery, type RoomReading } from '../../../../shared/modules/houses/room.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import type { Tables } from '../../database/tables.ts'

/** TS-20261121-0007, with or without its dashes, complete or not. */
const beginningOfNumber = /^([A-Z]{2})-?(\d{1,8})(?:-?(\d{1,6}))?$/
const endOfNumber = /^-?\d{2,6}$/
const mostReadings = 4

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
    // `~` comes after every character of a number.
    return eb.and([eb('tickets.number', '>=', from), eb('tickets.number', '<', `${from}~`)])
  }
  const part = `%${escapeLike(cleanText(text))}%`
  const ways: Expression<SqlBool>[] = [
    like('tickets.words', part),
    like('tickets.caller_name', part),
    like('tickets.place', part),
  ]
  if (endOfNumber.test(code)) ways.push(like('tickets.number', `%${escapeLike(code)}`))
  const readings = parseRoomQuery(text).slice(0, mostReadings)
  if (readings.length > 0) ways.push(inRooms(readings))
  return eb.or(ways)
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

const like = (column: string, pattern: string) => sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`

function inRooms(readings: readonly RoomReading[]): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'tickets'>()
  return eb(
    'tickets.house_id',
    'in',
    eb
      .selectFrom('houses')
      .innerJoin('buildings', 'buildings.id', 'houses.building_id')
      .select('houses.id')
      .where((house) =>
        house.or(
          readings.map(({ building, unit, room, kind }) =>
            house.and([
              ...(building === undefined ? [] : [house('buildings.name', '=', building)]),
              ...(unit === undefined ? [] : [house('houses.unit', '=', unit)]),
              ...(room === undefined
                ? []
                : [
                    kind === 'exact'
                      ? house('houses.room', '=', room)
                      : like('houses.room', `${escapeLike(room)}%`),
                  ]),
            ]),
          ),
        ),
      ),
  )
}
