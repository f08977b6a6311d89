import {
  normaliseRoom,
  parseRoomQuery,
  type HouseAddress,
} from '../../../../../shared/modules/houses/room.ts'

/** Signs that a room column holds more than the room. */
const moreThanRoom = /[-#/~－—栋幢座]|单元|号楼/

/**
 * The house that a row's cells mean. A room column may hold the whole address, `3-2-501`, beside a building column or
 * instead of one.
 * @param room as it is written
 * @returns the reason why no house is meant: NOT_A_ROOM, ROOM_AMBIGUOUS for `121102`, TOO_LONG
 */
export function addressOf(
  building: string | null,
  unit: string | null,
  room: string,
): HouseAddress | 'NOT_A_ROOM' | 'ROOM_AMBIGUOUS' | 'TOO_LONG' {
  if (building === null) return wholeAddress(room)
  const whole = moreThanRoom.test(room)
    ? wholeReadings(room).find(
        (reading) => reading.building === building && (unit === null || reading.unit === unit),
      )
    : undefined
  return whole ?? checked({ building, unit: unit ?? '', room: normaliseRoom(room) })
}

/** A whole address in one text, if it can be read in one way only. */
export function wholeAddress(text: string): HouseAddress | 'NOT_A_ROOM' | 'ROOM_AMBIGUOUS' | 'TOO_LONG' {
  const [first, second] = wholeReadings(text)
  if (!first) return 'NOT_A_ROOM'
  return second ? 'ROOM_AMBIGUOUS' : checked(first)
}

/** Every way to read a text as building, unit and room. */
export const wholeReadings = (text: string): HouseAddress[] =>
  parseRoomQuery(text).flatMap(({ kind, building, unit = '', room }) =>
    kind === 'exact' && building !== undefined && room !== undefined ? [{ building, unit, room }] : [],
  )

const longest = { building: 20, unit: 10, room: 20 }

function checked(address: HouseAddress): HouseAddress | 'NOT_A_ROOM' | 'TOO_LONG' {
  if (address.room === '') return 'NOT_A_ROOM'
  const { building, unit, room } = address
  const fits =
    building.length <= longest.building && unit.length <= longest.unit && room.length <= longest.room
  return fits ? address : 'TOO_LONG'
}
