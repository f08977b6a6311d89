import type { z } from 'zod'
import type { questionnairesContract } from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import { findingsOf, tidied } from '../../../../../shared/modules/surveys/questionnaire-rules.ts'
import type { Call } from '../../../kernel/call.ts'
import { Fault } from '../../../kernel/errors.ts'
import { updateVersioned } from '../../../kernel/rows.ts'
import { questionsOf } from '../stored.ts'
import { readVersion } from './list.ts'
import { requireUsed } from './shelf.ts'
import { insertQuestions, insertVersion } from './stored-version.ts'

type Saved = z.output<NonNullable<(typeof questionnairesContract)['save']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** The next version, with the words of the newest. Errors: NOT_FOUND, NOT_ALLOWED_NOW. */
export async function beginVersion(call: Call, { questionnaireId }: { questionnaireId: number }) {
  const { name } = await requireUsed(call, questionnaireId)
  const newest = await call.db
    .selectFrom('questionnaire_versions')
    .select(['id', 'number', 'frozen_at'])
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  if (newest.frozen_at === null) throw new Fault('NOT_ALLOWED_NOW')
  const { title, intro, thanks, source, questions } = await readVersion(call, { versionId: newest.id })
  const number = newest.number + 1
  const written = await insertVersion(
    call.db,
    { questionnaireId, number, title, intro, thanks, source, questions },
    call.created,
  )
  await call.audit({
    subject: `questionnaire-version:${written.id}`,
    label: name,
    fields: { number, copyVersionId: newest.id },
  })
  return written
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW, CONFLICT, INVALID_INPUT with the field and the problem. */
export async function saveVersion(call: Call, { id, version, ...input }: Saved) {
  const before = await draftOf(call, id)
  const questions = input.questions.map(tidied)
  const [finding] = findingsOf(questions)
  if (finding)
    throw new Fault('INVALID_INPUT', { field: finding.field, params: { problem: finding.problem } })
  const { title, intro, thanks, source } = input
  const words = { title, intro, thanks, source }
  const written = await updateVersioned(call, 'questionnaire_versions', { id, version }, words)
  const asked = JSON.stringify(questions)
  const askedBefore = JSON.stringify(
    (await questionsOf(call.db, id)).map(({ id: _id, position: _position, ...question }) => question),
  )
  if (asked !== askedBefore) {
    await call.db.deleteFrom('survey_questions').where('version_id', '=', id).execute()
    await insertQuestions(call.db, id, questions, call.created)
  }
  const now: Record<string, string> = { ...words, questions: asked }
  const then: Record<string, string> = {
    title: before.title,
    intro: before.intro,
    thanks: before.thanks,
    source: before.source,
    questions: askedBefore,
  }
  const changed = Object.keys(now).filter((field) => now[field] !== then[field])
  await call.audit({
    subject: `questionnaire-version:${id}`,
    label: before.name,
    fields: Object.fromEntries(changed.map((field) => [field, now[field]])),
    before: Object.fromEntries(changed.map((field) => [field, then[field] ?? null])),
  })
  return written
}

/** A draft is given up with its questions. Errors: NOT_FOUND, NOT_ALLOWED_NOW, IN_USE, CONFLICT. */
export async function discardVersion(call: Call, { id, version }: Reference) {
  const { name, number, questionnaire_id: questionnaireId, version: current } = await draftOf(call, id)
  if (current !== version) throw new Fault('CONFLICT')
  const others = await call.db
    .selectFrom('questionnaire_versions')
    .select('id')
    .where('questionnaire_id', '=', questionnaireId)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (!others) throw new Fault('NOT_ALLOWED_NOW')
  const wave = await call.db
    .selectFrom('survey_waves')
    .select('id')
    .where('version_id', '=', id)
    .executeTakeFirst()
  if (wave) throw new Fault('IN_USE')
  await call.db.deleteFrom('survey_questions').where('version_id', '=', id).execute()
  await call.db.deleteFrom('questionnaire_versions').where('id', '=', id).execute()
  await call.audit({ subject: `questionnaire-version:${id}`, label: name, before: { number } })
  return {}
}

/** A version that may still be written. Errors: NOT_FOUND, NOT_ALLOWED_NOW once it was put to people, or put away. */
async function draftOf({ db }: Call, id: number) {
  const row = await db
    .selectFrom('questionnaire_versions')
    .innerJoin('questionnaires', 'questionnaires.id', 'questionnaire_versions.questionnaire_id')
    .selectAll('questionnaire_versions')
    .select(['questionnaires.name', 'questionnaires.archived_at'])
    .where('questionnaire_versions.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.frozen_at !== null || row.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return row
}
