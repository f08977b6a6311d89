import { formatRoom, formatRoomLong } from '../../../../shared/modules/houses/room.ts'
import { normaliseCode } from '../../../../shared/text/normalise.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { changeTicket } from './change.ts'
import { ticketFor, type Ticket } from './load.ts'

const phoneLike = /1[3-9]\d{9}|(?<!\d)0\d{2,3}-?\d{7,8}/

/**
 * What may be told to everybody about a ticket, and whether it may. Error: INVALID_INPUT on `digest` when it is to be
 * told and there is nothing, or something in it says who asked: their name, their room, a phone number.
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

async function tellsWho({ db }: Call, ticket: Ticket, digest: string): Promise<boolean> {
  const house = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['buildings.name as building', 'houses.unit', 'houses.room'])
    .where('houses.id', '=', ticket.house_id)
    .executeTakeFirst()
  const said = normaliseCode(digest)
  const telling = house ? [formatRoom(house), formatRoomLong(house)] : []
  // A surname alone, 王, stands in many words.
  if ([...ticket.caller_name].length > 1) telling.push(ticket.caller_name)
  return phoneLike.test(said) || telling.some((words) => said.includes(normaliseCode(words)))
}
