import type { AidShelf, AlarmAnswer } from '../../../../shared/modules/aids/terms.ts'
import { ticketKinds, type TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { spellingOf } from '../../search/spelling.ts'
import { shelfRows, type AidRow } from './shelf-rows.ts'
import { shelves } from './shelves.ts'

interface Category {
  kind: TicketKind
  code: string
  /** `电梯 / 电梯困人`. */
  path: string
}

/** Every category by its id, the archived ones too. */
async function categoriesOf({ db }: Call): Promise<Map<number, Category>> {
  const rows = await db.selectFrom('categories').select(['id', 'kind', 'code', 'name', 'parent_id']).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(
    rows.map(({ id, kind, code, name, parent_id }) => {
      const parent = names.get(parent_id ?? 0)
      return [id, { kind: kind as TicketKind, code, path: parent ? `${parent} / ${name}` : name }]
    }),
  )
}

/** A shelf as its page shows it: what stands for all first, then by category, each in its own order. */
async function entriesOf<Entry>(call: Call, shelf: AidShelf, own: (row: AidRow) => Entry) {
  const categories = await categoriesOf(call)
  const rows = await shelfRows(call.db, shelves[shelf])
  const entries = rows.map((row) => {
    const category = row.category_id === null ? undefined : categories.get(row.category_id)
    const kind = category?.kind ?? (row.kind as TicketKind | null | undefined) ?? null
    return {
      place: `${kind === null ? '' : ticketKinds.indexOf(kind)} ${category?.code ?? ''}`,
      entry: {
        id: row.id,
        version: row.version,
        kind,
        categoryId: row.category_id,
        category: category?.path ?? '',
        position: row.position,
        shipped: row.shipped === 1,
        archived: row.archived_at !== null,
        ...own(row),
      },
    }
  })
  return entries
    .sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
    .map(({ entry }) => entry)
}

const questionOf = ({ words = '', alarm = null, advice = '' }: AidRow) => ({
  words,
  alarm: alarm as AlarmAnswer | null,
  advice,
})
const templateOf = ({ shortcut = '', name = '', body = '' }: AidRow) => ({ shortcut, name, body })
const knowledgeOf = ({ title = '', keywords = '', words = '' }: AidRow) => ({ title, keywords, words })

export const questionEntries = (call: Call) => entriesOf(call, 'questions', questionOf)
export const templateEntries = (call: Call) => entriesOf(call, 'templates', templateOf)
export const knowledgeEntries = (call: Call) => entriesOf(call, 'knowledge', knowledgeOf)

/** What is offered while registering, with what it is found by. */
export async function offeredAids(call: Call) {
  const offered = <Entry extends { archived: boolean }>(entries: readonly Entry[]) =>
    entries.filter(({ archived }) => !archived)
  const questions = offered(await questionEntries(call))
  const templates = offered(await templateEntries(call))
  const knowledge = offered(await knowledgeEntries(call))
  return {
    questions: questions.flatMap(({ categoryId, ...question }) =>
      categoryId === null ? [] : [{ ...question, categoryId }],
    ),
    templates: templates.map((template) => ({ ...template, ...spellingOf(template.name) })),
    knowledge: knowledge.map((entry) => ({ ...entry, ...spellingOf(entry.title) })),
  }
}
