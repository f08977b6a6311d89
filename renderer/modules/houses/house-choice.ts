import { formatRoom, parseRoomQuery, type HouseAddress } from '../../../shared/modules/houses/room.ts'

/** A house a form means: one of the archives, or a door that is entered together with the form. */
export type HouseChoice = { label: string; houseId: number } | { label: string; address: HouseAddress }

/** The doors a typed text may mean that the archives do not have; `known` are the short forms that were found. */
export function newDoors(typed: string, known: readonly string[]): HouseChoice[] {
  const doors = parseRoomQuery(typed).flatMap(({ kind, building, unit = '', room }): HouseChoice[] => {
    if (kind !== 'exact' || building === undefined || room === undefined) return []
    const address = { building, unit, room }
    return [{ label: formatRoom(address), address }]
  })
  const unknown = doors.filter(({ label }) => !known.includes(label))
  return [...new Map(unknown.map((door) => [door.label, door])).values()].slice(0, 3)
}
