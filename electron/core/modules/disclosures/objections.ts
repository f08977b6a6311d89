import type { z } from 'zod'
import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import type { disclosuresContract } from '../../../../shared/modules/disclosures/contract.ts'
import { answerWithinDays } from '../../../../shared/modules/disclosures/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { addDays } from '../../../../shared/time/zone.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { checkPresent } from '../contacts/add.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { typedPhone } from '../registers/common.ts'
import { knownResident } from '../residents/known.ts'
import type { Reference } from './drafts.ts'

const words = sheetWords[exportLocale]

type Objections = (typeof disclosuresContract)['objections']
type NewObjection = z.output<NonNullable<Objections['add']['~orpc']['inputSchema']>>

/**
 * Takes in a question, an objection or a suggestion; name and phone come from the resident where nothing was typed. Errors:
 * NOT_FOUND (`disclosureId`, `houseId`, `residentId`), NOT_ALLOWED_NOW on `disclosureId` that is not published,
 * INVALID_INPUT on `phone`.
 */
export async function addObjection(call: Call, input: NewObjection): Promise<Reference> {
  await checkPublished(call, input.disclosureId)
  await checkPresent(call, 'houses', 'houseId', input.houseId)
  const resident = input.residentId === null ? null : await knownResident(call, input.residentId)
  const typedName = cleanText(input.name)
  const own = resident !== null && (typedName === '' || typedName === resident.name)
  const facts = {
    disclosure_id: input.disclosureId,
    house_id: input.houseId,
    resident_id: input.residentId,
    name: typedName || (resident?.name ?? ''),
    phone: typedPhone(input.phone, 'phone') || (own ? (resident.phone ?? '') : ''),
    kind: input.kind,
    words: input.words,
    due_on: addDays(call.today, answerWithinDays),
  }
  const written = await call.db
    .insertInto('objections')
    .values({
      ...facts,
      asked_at: call.now,
      taken_by: call.actor.staffId,
      answered_at: null,
      answered_by: null,
      voided_at: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `objection:${written.id}`, fields: said(facts) })
  return written
}

async function checkPublished({ db }: Call, id: number | null): Promise<void> {
  if (id === null) return
  const sheet = await db
    .selectFrom('disclosures')
    .select('published_at')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!sheet) throw new Fault('NOT_FOUND', { field: 'disclosureId' })
  if (sheet.published_at === null) throw new Fault('NOT_ALLOWED_NOW', { field: 'disclosureId' })
}

/** Keeps the answer. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one answered or struck out. */
export async function answerObjection(call: Call, { answer, ...reference }: Reference & { answer: string }) {
  await requireOpen(call, reference)
  const facts = { answer, answered_at: call.now, answered_by: call.actor.staffId }
  const written = await updateVersioned(call, 'objections', reference, facts)
  await call.audit({
    subject: `objection:${reference.id}`,
    fields: facts,
    before: { answered_at: null },
  })
  return written
}

/**
 * Adds to an answer, under its day and who adds it. Nobody's answer is changed: the first stays above with its own day and name.
 * Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that has no answer or is struck out.
 */
export async function amendAnswer(call: Call, { answer, ...reference }: Reference & { answer: string }) {
  const row = await requireObjection(call, reference)
  if (row.answered_at === null || row.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = { answer: `${row.answer}\n${words.amended(call.today, call.actor.name)}${answer}` }
  const written = await updateVersioned(call, 'objections', reference, facts)
  await call.audit({
    subject: `objection:${reference.id}`,
    fields: facts,
    before: { answer: row.answer },
  })
  return written
}

/** Strikes out what was taken in wrongly. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW once it is struck out. */
export async function voidObjection(call: Call, { reason, ...reference }: Reference & { reason: string }) {
  const row = await requireObjection(call, reference)
  if (row.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = { voided_at: call.now, void_reason: reason }
  const written = await updateVersioned(call, 'objections', reference, facts)
  await call.audit({
    subject: `objection:${reference.id}`,
    fields: facts,
    before: { voided_at: null, void_reason: '' },
  })
  return written
}

async function requireObjection({ db }: Call, { id, version }: Reference) {
  const row = await db
    .selectFrom('objections')
    .select(['version', 'answer', 'answered_at', 'voided_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.version !== version) throw new Fault('CONFLICT')
  return row
}

async function requireOpen(call: Call, reference: Reference): Promise<void> {
  const { answered_at, voided_at } = await requireObjection(call, reference)
  if (answered_at !== null || voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
}

/** A whole phone number, audited with its reason. Error: NOT_FOUND (no row, or no number in it). */
export async function revealObjectionPhone(call: Call, { id, reason }: { id: number; reason: string }) {
  const row = await call.db.selectFrom('objections').select('phone').where('id', '=', id).executeTakeFirst()
  if (!row || row.phone === '') throw new Fault('NOT_FOUND')
  await call.audit({
    subject: `objection:${id}`,
    fields: { phone: id, reason },
    before: { reason },
  })
  return { phone: row.phone }
}
