import { randomUUID } from 'node:crypto'
import { terms } from '../../../../shared/locale/zh-CN/terms.ts'
import type { VoiceKind } from '../../../../shared/modules/voices/terms.ts'
import { instantIn } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { addContact, checkPresent } from '../contacts/add.ts'
import { voidContact } from '../contacts/settle.ts'

/** What of a voice stands on the card of a house or a resident. */
interface Told {
  kind: VoiceKind
  number: string
  day: string
  topic: string
  words: string
  followUp: string
  houseId: number | null
  residentId: number | null
  points: readonly { words: string }[]
}

/** A contact holds no more. */
const mostWords = 2000

const wordsOf = ({ kind, number, topic, words, points }: Told): string =>
  [`${terms.voiceKind[kind]} ${number}`, topic, words, ...points.map((point) => point.words)]
    .filter(Boolean)
    .join('\n')
    .slice(0, mostWords)

/** A voice knows its day only: noon of it, or now where that is still to come. */
function momentOf(call: Call, day: string): string {
  const noon = instantIn(call.services.timeZone, `${day} 12:00`)
  return noon > call.now ? call.now : noon
}

const contactOf = (call: Call, told: Told) => ({
  // At the counter they come, for an interview one goes to them.
  direction: told.kind === 'rating' ? ('in' as const) : ('out' as const),
  at: momentOf(call, told.day),
  residentId: told.residentId,
  houseId: told.houseId,
  words: wordsOf(told),
  followUp: told.followUp,
})

/**
 * Keeps the contact that a voice of a house or a resident is too, as `before` says it was; answers with its id, or null where nobody is
 * named any more. Errors: NOT_PERMITTED without `archives.edit`, NOT_FOUND (`houseId`, `residentId`).
 */
export async function keepContact(call: Call, told: Told, before: number | null): Promise<number | null> {
  const named = told.houseId !== null || told.residentId !== null
  if (!named) {
    if (before !== null) await dropContact(call, before)
    return null
  }
  call.require('archives.edit')
  const contact = contactOf(call, told)
  const standing = before === null ? undefined : await standingContact(call, before)
  if (standing) return changeContact(call, standing, contact)
  const { id } = await addContact(call, {
    ...contact,
    kind: 'meeting',
    channelId: null,
    purpose: '',
    participants: '',
    promises: [],
    requestKey: randomUUID(),
  })
  return id
}

/** Strikes out the contact of a voice that was wrong; one struck out already stays so. */
export async function dropContact(call: Call, id: number): Promise<void> {
  const standing = await standingContact(call, id)
  if (standing) await voidContact(call, standing)
}

const standingContact = ({ db }: Call, id: number) =>
  db
    .selectFrom('contacts')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()

async function changeContact(
  call: Call,
  standing: { id: number; version: number },
  { residentId, houseId, at, words, followUp }: ReturnType<typeof contactOf>,
): Promise<number> {
  await checkPresent(call, 'residents', 'residentId', residentId)
  await checkPresent(call, 'houses', 'houseId', houseId)
  const facts = { resident_id: residentId, house_id: houseId, at, words, follow_up: followUp }
  await updateVersioned(call, 'contacts', standing, facts)
  await call.audit({ subject: `contact:${standing.id}`, fields: facts })
  return standing.id
}
