import type { z } from 'zod'
import type { noticesContract, NoticeTemplate } from '../../../../shared/modules/notices/contract.ts'
import type { NoticeKind } from '../../../../shared/modules/notices/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'

type Templates = (typeof noticesContract)['templates']
type Created = z.output<NonNullable<Templates['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** The templates in use, in the order they came; with `archived` those put away too. */
export async function listTemplates(
  { db }: Call,
  { archived }: { archived: boolean },
): Promise<NoticeTemplate[]> {
  const rows = await db
    .selectFrom('notice_templates')
    .selectAll()
    .$if(!archived, (q) => q.where('archived_at', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, version, kind, name, title, body, shipped, archived_at }) => ({
    id,
    version,
    kind: kind as NoticeKind,
    name,
    title,
    body,
    shipped: shipped === 1,
    archived: archived_at !== null,
  }))
}

const factsOf = ({ kind, name, title, body }: Created) => ({ kind, name: cleanText(name), title, body })

/** Error: ALREADY_EXISTS on `name`. */
export async function createTemplate(call: Call, input: Created) {
  const facts = factsOf(input)
  await requireFree(call, facts.name)
  const { last } = await call.db
    .selectFrom('notice_templates')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const written = await call.db
    .insertInto('notice_templates')
    .values({ ...facts, position: (last ?? 0) + 1, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `notice-template:${written.id}`, label: facts.name, fields: said(facts) })
  return written
}

/** Errors: as `createTemplate`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away. */
export async function updateTemplate(call: Call, { id, version, ...input }: Created & Reference) {
  const before = await templateOf(call, id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = factsOf(input)
  await requireFree(call, facts.name, id)
  const written = await updateVersioned(call, 'notice_templates', { id, version }, facts)
  await call.audit({
    subject: `notice-template:${id}`,
    label: before.name,
    ...changesBetween(before, facts),
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away already. */
export async function archiveTemplate(call: Call, reference: Reference) {
  const before = await templateOf(call, reference.id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return setArchived(call, 'notice_templates', `notice-template:${reference.id}`, reference, before, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one in use, ALREADY_EXISTS on `name`. */
export async function restoreTemplate(call: Call, reference: Reference) {
  const before = await templateOf(call, reference.id)
  if (before.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireFree(call, before.name, reference.id)
  return setArchived(call, 'notice_templates', `notice-template:${reference.id}`, reference, before, null)
}

async function templateOf({ db }: Call, id: number) {
  const template = await db.selectFrom('notice_templates').selectAll().where('id', '=', id).executeTakeFirst()
  if (!template) throw new Fault('NOT_FOUND')
  return template
}

async function requireFree({ db }: Call, name: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('notice_templates')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
