import type { z } from 'zod'
import type { codingContract, SurveyCode } from '../../../../../shared/modules/surveys/coding-contract.ts'
import type { CodeTone, QuestionTheme } from '../../../../../shared/modules/surveys/terms.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { said } from '../../../kernel/audit.ts'
import { setArchived } from '../../../kernel/archiving.ts'
import type { Call } from '../../../kernel/call.ts'
import { changesBetween } from '../../../kernel/changes.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'

type Created = z.output<NonNullable<(typeof codingContract)['codes']['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** The code book in its order; with `archived` codes put away too. */
export async function listCodes({ db }: Call, { archived }: { archived: boolean }): Promise<SurveyCode[]> {
  const rows = await db
    .selectFrom('survey_codes')
    .selectAll('survey_codes')
    .select((eb) =>
      eb
        .selectFrom('survey_text_codes')
        .select((count) => count.fn.countAll<number>().as('used'))
        .whereRef('survey_text_codes.code_id', '=', 'survey_codes.id')
        .$asScalar()
        .as('used'),
    )
    .$if(!archived, (codes) => codes.where('archived_at', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    letters: row.letters,
    theme: row.theme as QuestionTheme,
    tone: row.tone as CodeTone,
    shipped: row.shipped === 1,
    archived: row.archived_at !== null,
    used: row.used ?? 0,
  }))
}

const factsOf = ({ name, letters, theme, tone }: Created) => ({ name: cleanText(name), letters, theme, tone })

/** Error: ALREADY_EXISTS on `letters`. */
export async function createCode(call: Call, input: Created) {
  const facts = factsOf(input)
  await requireOwnLetters(call, facts.letters)
  const { last } = await call.db
    .selectFrom('survey_codes')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const written = await call.db
    .insertInto('survey_codes')
    .values({ ...facts, position: (last ?? 0) + 1, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `survey-code:${written.id}`, label: facts.name, fields: said(facts) })
  return written
}

/** Errors: as `createCode`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away. */
export async function updateCode(call: Call, { id, version, ...input }: Created & Reference) {
  const before = await codeOf(call, id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = factsOf(input)
  await requireOwnLetters(call, facts.letters, id)
  const written = await updateVersioned(call, 'survey_codes', { id, version }, facts)
  await call.audit({
    subject: `survey-code:${id}`,
    label: before.name,
    ...changesBetween(before, facts),
  })
  return written
}

/** What it was given to keeps it. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away already. */
export async function archiveCode(call: Call, reference: Reference) {
  const before = await codeOf(call, reference.id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return setArchived(call, 'survey_codes', `survey-code:${reference.id}`, reference, before, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one in use, ALREADY_EXISTS on `letters`. */
export async function restoreCode(call: Call, reference: Reference) {
  const before = await codeOf(call, reference.id)
  if (before.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireOwnLetters(call, before.letters, reference.id)
  return setArchived(call, 'survey_codes', `survey-code:${reference.id}`, reference, before, null)
}

async function codeOf({ db }: Call, id: number) {
  const code = await db.selectFrom('survey_codes').selectAll().where('id', '=', id).executeTakeFirst()
  if (!code) throw new Fault('NOT_FOUND')
  return code
}

/** Letters are somebody's own when no other code in use has them, begins with them, or is begun by them. */
async function requireOwnLetters({ db }: Call, letters: string, own?: number): Promise<void> {
  const others = await db
    .selectFrom('survey_codes')
    .select(['id', 'letters'])
    .where('archived_at', 'is', null)
    .execute()
  const taken = others.some(
    (other) => other.id !== own && (other.letters.startsWith(letters) || letters.startsWith(other.letters)),
  )
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'letters' })
}
