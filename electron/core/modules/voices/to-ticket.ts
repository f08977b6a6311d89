import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { voicesContract } from '../../../../shared/modules/voices/contract.ts'
import type { VoiceKind } from '../../../../shared/modules/voices/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { registerTicket } from '../tickets/register.ts'
import { standingVoice } from './write.ts'

type Asked = z.output<NonNullable<(typeof voicesContract.toTicket)['~orpc']['inputSchema']>>

/** By which way of the office's a kind of voice comes, the usual one first; an office may have put it away. */
const channels: Readonly<Record<VoiceKind, string>> = {
  interview: 'home',
  'focus-group': 'survey',
  mystery: 'survey',
  box: 'suggestion-box',
  rating: 'counter',
}

/**
 * A point of a voice as a ticket of its own, through the same registration as any: of the house a slip names, else of the voice's, else
 * anonymously of its place. Errors: NOT_PERMITTED without `tickets.register`, NOT_FOUND (`pointId`, `houseId`), CONFLICT,
 * ALREADY_EXISTS for a point that has a ticket, NOT_ALLOWED_NOW where neither a house nor a place is known, and those of registering.
 */
export async function pointToTicket(call: Call, input: Asked): Promise<{ ticketId: number; number: string }> {
  call.require('tickets.register')
  const { point, voice } = await pointOf(call, input)
  if (point.ticket_id !== null) throw new Fault('ALREADY_EXISTS')
  const houseId = input.houseId ?? voice.house_id
  const place = voice.place || (await boxPlace(call, voice.box_id))
  if (houseId === null && place === '') throw new Fault('NOT_ALLOWED_NOW')
  const ownHouse = houseId === voice.house_id
  const residentId = ownHouse ? voice.resident_id : null
  const { id: ticketId, number } = await registerTicket(call, {
    kind: input.kind,
    channelId: await channelOf(call, voice.kind as VoiceKind),
    categoryId: input.categoryId,
    words: point.words,
    houseId,
    residentId,
    callerName: '',
    callerPhone: '',
    callerRole: residentId === null ? 'anonymous' : null,
    place: houseId === null ? place : '',
    demand: null,
    emotion: 'calm',
    urgency: 'normal',
    contactTime: '',
    entry: null,
    appointmentOn: null,
    appointmentTime: '',
    channelNote: voice.number,
    answers: [],
    solved: null,
    receivedAt: null,
    blankNumber: '',
    joinInto: null,
    photos: [],
    requestKey: randomUUID(),
  })
  await updateVersioned(call, 'voice_points', point, { ticket_id: ticketId })
  await updateVersioned(call, 'voices', { id: voice.id, version: input.version }, {})
  await call.audit({
    subject: `voice:${voice.id}`,
    label: voice.number,
    fields: { pointId: point.id, ticketId },
    before: { ticketId: null },
  })
  return { ticketId, number }
}

async function pointOf(call: Call, { pointId, version }: Asked) {
  const point = await call.db
    .selectFrom('voice_points')
    .selectAll()
    .where('id', '=', pointId)
    .executeTakeFirst()
  if (!point) throw new Fault('NOT_FOUND', { field: 'pointId' })
  const voice = await standingVoice(call, point.voice_id)
  if (voice.version !== version) throw new Fault(point.ticket_id === null ? 'CONFLICT' : 'ALREADY_EXISTS')
  return { point, voice }
}

async function boxPlace({ db }: Call, boxId: number | null): Promise<string> {
  if (boxId === null) return ''
  const box = await db
    .selectFrom('suggestion_boxes')
    .select('place')
    .where('id', '=', boxId)
    .executeTakeFirst()
  return box?.place ?? ''
}

/** Any way in where the office has put the usual one away: a ticket has one. */
async function channelOf({ db }: Call, kind: VoiceKind): Promise<number> {
  const offered = await db
    .selectFrom('channels')
    .select(['id', 'code'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .execute()
  const channel = offered.find(({ code }) => code === channels[kind]) ?? offered[0]
  if (!channel) throw new Fault('NOT_ALLOWED_NOW')
  return channel.id
}
