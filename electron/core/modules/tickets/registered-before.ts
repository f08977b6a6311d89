import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { wholeTicketNumber } from '../../../../shared/modules/tickets/number.ts'
import type { Ticket } from './load.ts'
import type { Facts, Registration } from './register-facts.ts'

export interface Registered {
  id: number
  version: number
  number: string
}

/**
 * The ticket that was saved under this `requestKey`, when a lost answer makes the page send it again. Error:
 * ALREADY_EXISTS with the saved ticket's `number` when what is sent now says something else.
 */
export async function registeredBefore(
  call: Call,
  input: Registration,
  facts: Facts,
): Promise<Registered | undefined> {
  const row = await call.db
    .selectFrom('tickets')
    .selectAll()
    .where('request_key', '=', input.requestKey)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, version, number } = row
  const same =
    (Object.keys(facts) as (keyof Facts)[]).every((fact) => facts[fact] === row[fact]) &&
    sameMoment(input, row) &&
    (await sameBlank(call, input, row)) &&
    (await sameJoin(call, input, row)) &&
    (await samePhotos(call, input, row))
  if (!same) throw new Fault('ALREADY_EXISTS', { params: { number } })
  await call.audit({ subject: `ticket:${id}`, label: number, fields: { repeated: true } })
  return { id, version, number }
}

const sameMoment = ({ receivedAt }: Registration, { received_at, entered_at }: Ticket): boolean =>
  Date.parse(receivedAt ?? entered_at) === Date.parse(received_at)

async function sameBlank({ db }: Call, { blankNumber }: Registration, { id, number }: Ticket) {
  if (blankNumber !== '') return wholeTicketNumber(blankNumber) === number
  const slip = await db
    .selectFrom('blank_slips')
    .select('ticket_id')
    .where('number', '=', number)
    .executeTakeFirst()
  return slip?.ticket_id !== id
}

/** Compared with what the timeline says of that moment: it may have been joined or parted since. */
async function sameJoin({ db }: Call, { joinInto }: Registration, { id, entered_at }: Ticket) {
  const then = await db
    .selectFrom('ticket_events')
    .select('detail')
    .where('ticket_id', '=', id)
    .where('kind', '=', 'joined')
    .where('at', '=', entered_at)
    .executeTakeFirst()
  if (joinInto === null || !then) return joinInto === null && !then
  const main = await db.selectFrom('tickets').select('number').where('id', '=', joinInto).executeTakeFirst()
  return main !== undefined && then.detail === JSON.stringify({ number: main.number })
}

async function samePhotos({ db }: Call, { photos }: Registration, { id, entered_at }: Ticket) {
  const rows = await db
    .selectFrom('ticket_photos')
    .select('hash')
    .where('ticket_id', '=', id)
    .where('created_at', '=', entered_at)
    .execute()
  const sent = new Set(photos)
  return rows.length === sent.size && rows.every(({ hash }) => sent.has(hash))
}
