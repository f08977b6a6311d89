import type { ChecklistFields } from '../../../../shared/modules/voices/contract.ts'
import type { VoiceRole } from '../../../../shared/modules/voices/terms.ts'
import type { QuestionTheme } from '../../../../shared/modules/surveys/terms.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'

interface Reference {
  id: number
  version: number
}

/** What a visitor looks at, by list, with how often each was used; with `archived` also what was put away. */
export async function listChecklists({ db }: Call, { archived }: { archived: boolean }) {
  const lists = await db
    .selectFrom('checklists')
    .selectAll('checklists')
    .select((eb) =>
      eb
        .selectFrom('voices')
        .select((voices) => voices.fn.countAll<number>().as('count'))
        .whereRef('voices.checklist_id', '=', 'checklists.id')
        .where('voices.voided_at', 'is', null)
        .as('used'),
    )
    .$if(!archived, (q) => q.where('archived_at', 'is', null))
    .orderBy('id')
    .execute()
  const items = groupBy(
    await db
      .selectFrom('checklist_items')
      .select(['checklist_id', 'theme', 'words'])
      .where('archived_at', 'is', null)
      .orderBy('checklist_id')
      .orderBy('position')
      .execute(),
    (item) => item.checklist_id,
  )
  return lists.map((list) => ({
    id: list.id,
    version: list.version,
    name: list.name,
    role: list.role as VoiceRole,
    shipped: list.shipped === 1,
    archived: list.archived_at !== null,
    used: list.used ?? 0,
    items: (items.get(list.id) ?? []).map(({ theme, words }) => ({ theme: theme as QuestionTheme, words })),
  }))
}

/** Error: ALREADY_EXISTS on `name`. */
export async function createChecklist(call: Call, { items, ...input }: ChecklistFields) {
  const facts = { name: cleanText(input.name), role: input.role }
  await requireFree(call, facts.name)
  const written = await call.db
    .insertInto('checklists')
    .values({ ...facts, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await keepItems(call, written.id, items)
  await call.audit({ subject: `checklist:${written.id}`, label: facts.name, fields: { ...facts, items } })
  return written
}

/** What was scored by it before keeps its own words. Errors: ALREADY_EXISTS on `name`, NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function updateChecklist(
  call: Call,
  { id, version, items, ...input }: ChecklistFields & Reference,
) {
  const before = await checklistOf(call, id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = { name: cleanText(input.name), role: input.role }
  await requireFree(call, facts.name, id)
  const written = await updateVersioned(call, 'checklists', { id, version }, facts)
  await keepItems(call, id, items)
  await call.audit({
    subject: `checklist:${id}`,
    label: before.name,
    fields: { ...facts, items },
    before: { name: before.name, role: before.role },
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW where it is so already, ALREADY_EXISTS on `name` when it comes back. */
export async function setChecklistArchived(call: Call, reference: Reference, archived: boolean) {
  const before = await checklistOf(call, reference.id)
  if ((before.archived_at !== null) === archived) throw new Fault('NOT_ALLOWED_NOW')
  if (!archived) await requireFree(call, before.name, reference.id)
  const subject = `checklist:${reference.id}`
  return setArchived(call, 'checklists', subject, reference, before, archived ? call.now : null)
}

/** Items that stay are kept by their words; the others are put away or new. */
async function keepItems(call: Call, listId: number, items: ChecklistFields['items']): Promise<void> {
  const known = await call.db
    .selectFrom('checklist_items')
    .select(['id', 'words'])
    .where('checklist_id', '=', listId)
    .where('archived_at', 'is', null)
    .execute()
  const free = [...known]
  for (const [position, { theme, words }] of items.entries()) {
    const at = free.findIndex((item) => item.words === words)
    const [same] = at === -1 ? [] : free.splice(at, 1)
    if (same)
      await call.db
        .updateTable('checklist_items')
        .set((eb) => ({ position, theme, ...call.updated, version: eb('version', '+', 1) }))
        .where('id', '=', same.id)
        .execute()
    else
      await call.db
        .insertInto('checklist_items')
        .values({ checklist_id: listId, position, theme, words, archived_at: null, ...call.created })
        .execute()
  }
  for (const { id } of free)
    await call.db
      .updateTable('checklist_items')
      .set((eb) => ({ archived_at: call.now, ...call.updated, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
}

async function checklistOf({ db }: Call, id: number) {
  const list = await db.selectFrom('checklists').selectAll().where('id', '=', id).executeTakeFirst()
  if (!list) throw new Fault('NOT_FOUND')
  return list
}

async function requireFree({ db }: Call, name: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('checklists')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
