import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'

/** A house's address out of a left join: all null when the ticket has no house. */
export interface JoinedAddress {
  building: string | null
  unit: string | null
  room: string | null
}

const addressOf = ({ building, unit, room }: JoinedAddress) =>
  building === null || unit === null || room === null ? null : { building, unit, room }

/** `3-2-501`; empty without a house. */
export function roomLabel(row: JoinedAddress): string {
  const address = addressOf(row)
  return address ? formatRoom(address) : ''
}

/** `3栋2单元501`; empty without a house. */
export function longRoomLabel(row: JoinedAddress): string {
  const address = addressOf(row)
  return address ? formatRoomLong(address) : ''
}
