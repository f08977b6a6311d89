import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import { maskPersonal } from '../../../../shared/modules/residents/mask-personal.ts'
import { normaliseCode } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { changeTicket } from './change.ts'
import { ticketFor, type Ticket } from './load.ts'

/**
 * What may be told to everybody about a ticket, and whether it may. Error: INVALID_INPUT on `digest` when it is to be
 * told and there is nothing, or something in it says who asked or where they live: a name, a room, a phone, an ID
 * number, a number plate.
 */
export async function publishTicket(
  call: Call,
  input: { id: number; version: number; digest: string; publishable: boolean },
) {
  const ticket = await ticketFor(call, 'publish', input)
  const { digest, publishable } = input
  if (publishable && (digest === '' || (await tellsWho(call, ticket, digest))))
    throw new Fault('INVALID_INPUT', { field: 'digest' })
  const values = { digest, publishable: publishable ? 1 : 0 } as const
  return changeTicket(call, ticket, values, {
    kind: 'published',
    text: digest,
    detail: { publishable: publishable ? 'yes' : 'no' },
  })
}

/** By what a text for a chat group leaves out, and by the room however it is written. */
async function tellsWho({ db }: Call, ticket: Ticket, digest: string): Promise<boolean> {
  const house = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['buildings.name as building', 'houses.unit', 'houses.room'])
    .where('houses.id', '=', ticket.house_id)
    .executeTakeFirst()
  const said = normaliseCode(digest)
  const rooms = house ? [formatRoom(house), formatRoomLong(house)] : []
  const resident = await db
    .selectFrom('residents')
    .select('name')
    .where('id', '=', ticket.resident_id)
    .executeTakeFirst()
  const names = [ticket.caller_name, resident?.name ?? '']
  return (
    starsIn(maskPersonal(digest, { names })) > starsIn(digest) ||
    rooms.some((room) => said.includes(normaliseCode(room)))
  )
}

const starsIn = (text: string): number => text.split('*').length - 1
