import type { z } from 'zod'
import type { ContactKind } from '../../../../shared/modules/contacts/terms.ts'
import type { feesContract } from '../../../../shared/modules/fees/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { addContact } from '../contacts/add.ts'

type Note = z.output<NonNullable<(typeof feesContract)['arrears']['note']['~orpc']['inputSchema']>>

/**
 * Keeps that somebody was spoken to about what is overdue, as a contact of the house with its promise. Errors: those of a
 * contact, with INVALID_INPUT on `promise.dueOn` in the past.
 */
export async function noteArrears(call: Call, input: Note): Promise<{ id: number }> {
  const { houseId, residentId, channelId, words, promise, requestKey } = input
  try {
    const { id } = await addContact(call, {
      kind: await kindBy(call, channelId),
      direction: 'out',
      channelId,
      residentId,
      houseId,
      at: null,
      purpose: 'arrears',
      participants: '',
      words,
      followUp: '',
      promises: promise ? [promise] : [],
      requestKey,
    })
    return { id }
  } catch (error) {
    if (error instanceof Fault && error.data.field === 'promises.0.dueOn')
      throw new Fault(error.code, { ...error.data, field: 'promise.dueOn' })
    throw error
  }
}

/** What meeting somebody over each channel is; elsewhere they were called, or sent a message where nobody waits for it. */
const kinds: Readonly<Record<string, ContactKind>> = { home: 'visit', counter: 'meeting' }

async function kindBy({ db }: Call, channelId: number | null): Promise<ContactKind> {
  if (channelId === null) return 'call'
  const channel = await db
    .selectFrom('channels')
    .select(['code', 'live'])
    .where('id', '=', channelId)
    .executeTakeFirst()
  return kinds[channel?.code ?? ''] ?? (channel?.live === 0 ? 'message' : 'call')
}
