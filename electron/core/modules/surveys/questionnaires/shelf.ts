import type { z } from 'zod'
import type { questionnairesContract } from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import { setArchived } from '../../../kernel/archiving.ts'
import { said } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { readVersion } from './list.ts'
import { shippedQuestionnaires } from './shipped.ts'
import { insertVersion, type WrittenQuestion } from './stored-version.ts'

type Created = z.output<NonNullable<(typeof questionnairesContract)['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** A questionnaire of the office's own. Errors: ALREADY_EXISTS on `name`, NOT_FOUND on `copyVersionId`. */
export async function createQuestionnaire(call: Call, input: Created) {
  const name = cleanText(input.name)
  await requireFree(call, name)
  const first = await firstVersion(call, name, input.copyVersionId)
  const written = await call.db
    .insertInto('questionnaires')
    .values({ name, form: 'own', shipped: 0, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const version = await insertVersion(
    call.db,
    { questionnaireId: written.id, number: 1, ...first },
    call.created,
  )
  await call.audit({
    subject: `questionnaire:${written.id}`,
    label: name,
    fields: said({ name, copyVersionId: input.copyVersionId }),
  })
  return { ...written, versionId: version.id }
}

async function firstVersion(call: Call, name: string, copyVersionId: number | null) {
  if (copyVersionId === null) return { title: name, intro: '', thanks: '', source: '', questions: theWhole() }
  const copied = await readVersion(call, { versionId: copyVersionId }).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'NOT_FOUND')
      throw new Fault('NOT_FOUND', { field: 'copyVersionId' })
    throw error
  })
  const { title, intro, thanks, source, questions } = copied
  return { title, intro, thanks, source, questions }
}

/** What every survey asks: how satisfied, all in all. */
const theWhole = (): WrittenQuestion[] =>
  shippedQuestionnaires
    .flatMap(({ questions }) => questions)
    .filter(({ theme }) => theme === 'overall')
    .slice(0, 1)
    .map((question) => ({ ...question, section: '' }))

/** Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS on `name`, NOT_ALLOWED_NOW for one put away. */
export async function renameQuestionnaire(
  call: Call,
  { name: typed, ...reference }: Reference & { name: string },
) {
  const before = await requireUsed(call, reference.id)
  const name = cleanText(typed)
  await requireFree(call, name, reference.id)
  const written = await updateVersioned(call, 'questionnaires', reference, { name })
  await call.audit({
    subject: `questionnaire:${reference.id}`,
    label: name,
    fields: { name },
    before: { name: before.name },
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away already. */
export async function archiveQuestionnaire(call: Call, reference: Reference) {
  const before = await requireUsed(call, reference.id)
  return setArchived(call, 'questionnaires', `questionnaire:${reference.id}`, reference, before, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one in use, ALREADY_EXISTS on `name`. */
export async function restoreQuestionnaire(call: Call, reference: Reference) {
  const before = await questionnaireOf(call, reference.id)
  if (before.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireFree(call, before.name, reference.id)
  return setArchived(call, 'questionnaires', `questionnaire:${reference.id}`, reference, before, null)
}

async function questionnaireOf({ db }: Call, id: number) {
  const row = await db.selectFrom('questionnaires').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return row
}

/** One that was not put away. Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
export async function requireUsed(call: Call, id: number) {
  const row = await questionnaireOf(call, id)
  if (row.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return row
}

async function requireFree({ db }: Call, name: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('questionnaires')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
