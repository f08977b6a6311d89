import { z } from 'zod'
import { query } from '../../contract/procedure.ts'
import { id, words } from '../../contract/values.ts'
import { shownFlag } from '../residents/flags.ts'
import { occupancyRoles } from '../residents/terms.ts'

/** Why a row is in the box's list. */
export const matchReasons = [
  'room',
  'phone-head',
  'phone-tail',
  'name',
  'pinyin',
  'initials',
  'number',
  'plate',
  'id-number',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** Positions of the characters to mark, start inclusive, end exclusive. */
const range = z.tuple([z.number().int(), z.number().int()]).nullable()

export const boxRow = z.object({
  kind: z.enum(['house', 'resident', 'ticket']),
  reason: z.enum(matchReasons),
  houseId: id.nullable(),
  residentId: id.nullable(),
  ticketId: id.nullable(),
  /** The room, short form; empty for a person without one. */
  room: z.string(),
  roomMark: range,
  name: z.string(),
  nameMark: range,
  role: z.enum(occupancyRoles).nullable(),
  /** Masked; empty when none is known. */
  phone: z.string(),
  /** A ticket's number and its first words. */
  number: z.string(),
  words: z.string(),
  openTickets: z.number().int(),
  /** Care and sensitive flags of this person, or of those who live in this house. */
  flags: z.array(shownFlag),
  notes: z.string(),
})
export type BoxRow = z.infer<typeof boxRow>

export const searchContract = {
  /** The one box: a room in any style, phone head or tail, name, pinyin, initials, or a ticket's number. */
  box: query('archives.read')
    .input(z.object({ text: words(60), limit: z.number().int().min(1).max(20).default(9) }))
    .output(z.array(boxRow)),
}
