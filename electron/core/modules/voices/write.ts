import type { VoiceFields } from '../../../../shared/modules/voices/contract.ts'
import { voicePrefixes, voiceProblem } from '../../../../shared/modules/voices/rules.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { nextInSeries } from '../../kernel/numbering.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { dropContact, keepContact } from './contact.ts'
import { keepPoints, keepScores, sameParts } from './parts.ts'

interface Reference {
  id: number
  version: number
}

const factsOf = (input: VoiceFields) => ({
  kind: input.kind,
  day: input.day,
  place: cleanText(input.place),
  topic: cleanText(input.topic),
  words: input.words,
  wave_id: input.waveId,
  house_id: input.houseId,
  resident_id: input.residentId,
  role: input.role,
  people: input.people,
  checklist_id: input.checklistId,
  box_id: input.boxId,
  slips: input.slips,
  score: input.score,
  theme: input.theme,
  follow_up: input.followUp,
})
type Facts = ReturnType<typeof factsOf>

/**
 * Keeps what was heard; with a house or a resident it is a contact too. Sent again with the same key it answers the same. Errors:
 * INVALID_INPUT on `day` in the future and on what `voiceProblem` finds, NOT_FOUND (`waveId`, `checklistId`, `boxId`, `houseId`,
 * `residentId`), ALREADY_EXISTS where the key was sent with something else, NOT_PERMITTED for a house without `archives.edit`.
 */
export async function addVoice(call: Call, { requestKey, ...input }: VoiceFields & { requestKey: string }) {
  const facts = factsOf(input)
  const saved = await savedBefore(call, requestKey, facts, input)
  if (saved) return saved
  await check(call, input, null)
  const year = input.day.slice(0, 4)
  const prefix = voicePrefixes[input.kind]
  const count = await nextInSeries(call.db, `voice-${input.kind}-${year}`)
  const number = `${prefix}-${year}-${String(count).padStart(3, '0')}`
  const contactId = await keepContact(call, { ...input, number }, null)
  const written = await call.db
    .insertInto('voices')
    .values({
      ...facts,
      number,
      staff_id: call.actor.staffId,
      contact_id: contactId,
      request_key: requestKey,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await keepPoints(call, written.id, input.points)
  await keepScores(call, written.id, input.scores)
  await call.audit({
    subject: `voice:${written.id}`,
    label: number,
    fields: said({ ...facts, ...partsSaid(input) }),
  })
  return { ...written, number }
}

/**
 * Errors: as `addVoice`, and CONFLICT, NOT_ALLOWED_NOW for one struck out and on `points` for leaving out one that a ticket was made
 * of, INVALID_INPUT on `kind`, which stays.
 */
export async function updateVoice(call: Call, { id, version, ...sent }: VoiceFields & Reference) {
  const before = await standingVoice(call, id)
  // Whoever is not told whom a voice names sends nobody, and takes nobody away by it.
  const input = call.may('archives.read')
    ? sent
    : { ...sent, houseId: before.house_id, residentId: before.resident_id }
  if (before.kind !== input.kind) throw new Fault('INVALID_INPUT', { field: 'kind' })
  await check(call, input, before)
  const facts = factsOf(input)
  const contactId = await keepContact(call, { ...input, number: before.number }, before.contact_id)
  const written = await updateVersioned(call, 'voices', { id, version }, { ...facts, contact_id: contactId })
  await keepPoints(call, id, input.points)
  await keepScores(call, id, input.scores)
  const changed = (Object.keys(facts) as (keyof Facts)[]).filter((field) => facts[field] !== before[field])
  await call.audit({
    subject: `voice:${id}`,
    label: before.number,
    fields: { ...Object.fromEntries(changed.map((field) => [field, facts[field]])), ...partsSaid(input) },
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
  })
  return written
}

/** Written by mistake: it stays, struck out with the reason, and so does its contact. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function voidVoice(call: Call, { id, version, reason }: Reference & { reason: string }) {
  const before = await standingVoice(call, id)
  const voided = { voided_at: call.now, void_reason: reason }
  const written = await updateVersioned(call, 'voices', { id, version }, voided)
  if (before.contact_id !== null) await dropContact(call, before.contact_id)
  await call.audit({
    subject: `voice:${id}`,
    label: before.number,
    fields: { voidedAt: call.now, voidReason: reason },
    before: { voidedAt: null },
  })
  return written
}

/** Error: NOT_FOUND, NOT_ALLOWED_NOW for one struck out. */
export async function standingVoice({ db }: Call, id: number) {
  const voice = await db.selectFrom('voices').selectAll().where('id', '=', id).executeTakeFirst()
  if (!voice) throw new Fault('NOT_FOUND')
  if (voice.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return voice
}

const partsSaid = ({ points, scores }: VoiceFields) => ({
  ...(points.length > 0 && { points }),
  ...(scores.length > 0 && { scores }),
})

async function check(
  call: Call,
  input: VoiceFields,
  before: Pick<Facts, 'wave_id' | 'checklist_id' | 'box_id'> | null,
): Promise<void> {
  if (input.day > call.today) throw new Fault('INVALID_INPUT', { field: 'day' })
  const field = voiceProblem(input)
  if (field) throw new Fault('INVALID_INPUT', { field })
  if (input.waveId !== null && input.waveId !== before?.wave_id) await requireWave(call, input.waveId)
  const given = { checklists: input.checklistId, suggestion_boxes: input.boxId }
  const had = { checklists: before?.checklist_id, suggestion_boxes: before?.box_id }
  const fields = { checklists: 'checklistId', suggestion_boxes: 'boxId' } as const
  for (const table of ['checklists', 'suggestion_boxes'] as const) {
    const id = given[table]
    // What it had already may have been put away since.
    if (id === null || id === had[table]) continue
    const row = await call.db
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('archived_at', 'is', null)
      .executeTakeFirst()
    if (!row) throw new Fault('NOT_FOUND', { field: fields[table] })
  }
}

/** A wave that was not struck out; what is heard goes on after it is closed. Error: NOT_FOUND. */
async function requireWave({ db }: Call, id: number): Promise<void> {
  const wave = await db
    .selectFrom('survey_waves')
    .select('id')
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  if (!wave) throw new Fault('NOT_FOUND', { field: 'waveId' })
}

async function savedBefore(call: Call, requestKey: string, facts: Facts, input: VoiceFields) {
  const row = await call.db
    .selectFrom('voices')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (!row) return null
  if ((Object.keys(facts) as (keyof Facts)[]).some((field) => facts[field] !== row[field]))
    throw new Fault('ALREADY_EXISTS')
  if (!(await sameParts(call, row.id, input))) throw new Fault('ALREADY_EXISTS')
  await call.audit({ subject: `voice:${row.id}`, label: row.number, fields: { repeated: true } })
  return { id: row.id, version: row.version, number: row.number }
}
