import type { Kysely } from 'kysely'
import type { DictionaryName } from '../../../../../shared/modules/dictionaries/terms.ts'
import type { ValueField } from '../../../../../shared/modules/imports/terms.ts'
import type { TicketKind } from '../../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { shelfRows, type ShelfRow } from '../../dictionaries/shelf-rows.ts'
import { shelves } from '../../dictionaries/shelves.ts'
import { accountWords } from '../cashbook/account-words.ts'
import { serviceFeeWords } from '../charges/items.ts'
import { codeLabels, foldText, type CodeField } from './labels.ts'

/** What the texts of one column can mean. */
export interface ValueList {
  field: ValueField
  /** What the page offers: entries in use. */
  choices: { entry: string; name: string }[]
  /** Each entry's own name, without what tells it apart from others. */
  names: ReadonlyMap<string, string>
  creatable: boolean
  keepable: boolean
  /** Entries by the folded words for them, also archived ones; a word for two entries stands for none. */
  known: ReadonlyMap<string, string>
  /** Every entry that a decision may name. */
  entries: ReadonlySet<string>
}

interface Listed {
  entry: string
  name: string
  /** What a text may say for it. */
  words: readonly string[]
  archived: boolean
}

type ListField = Exclude<ValueField, CodeField | 'category1' | 'category2' | 'feeItem' | 'account'>

/** The dictionary that each column names entries of. */
export const dictionaryOf: Record<ListField, DictionaryName> = {
  group: 'groups',
  tags: 'tags',
  channel: 'channels',
  urgency: 'urgencies',
  emotion: 'emotions',
  demand: 'demands',
  department: 'departments',
  firstAsked: 'staff',
  assignee: 'staff',
  cause: 'causes',
  responsibility: 'responsibilities',
}

/** Every ticket has a kind and a way in, all money a purpose: mere words would leave it without. */
const neverKept: ReadonlySet<ValueField> = new Set([
  'ticketKind',
  'channel',
  'feeItem',
  'payMethod',
  'fund',
  'account',
])
/** What a line of the books is, nobody can tell from its name alone. */
const neverMade: ReadonlySet<ValueField> = new Set(['account'])

/** The lists behind these fields. Categories are those of `kinds`. */
export async function loadValueLists(
  db: Kysely<Tables>,
  fields: readonly ValueField[],
  kinds: readonly TicketKind[],
): Promise<Map<ValueField, ValueList>> {
  const lists = new Map<ValueField, ValueList>()
  for (const field of fields) {
    // The kind of a row, and the category above, tell apart what bears one name.
    const toldApart =
      field === 'category1' ||
      (field === 'category2' && fields.includes('category1')) ||
      (field === 'account' && fields.includes('fund'))
    lists.set(field, asList(field, await listed(db, field, kinds), toldApart))
  }
  return lists
}

const isCodeField = (field: ValueField): field is CodeField => field in codeLabels

async function listed(
  db: Kysely<Tables>,
  field: ValueField,
  kinds: readonly TicketKind[],
): Promise<Listed[]> {
  if (isCodeField(field))
    return Object.entries<readonly string[]>(codeLabels[field]).map(([entry, words]) => ({
      entry,
      name: words[0]!,
      words,
      archived: false,
    }))
  if (field === 'category1' || field === 'category2') return categories(db, field, kinds)
  if (field === 'feeItem') return feeItems(db)
  if (field === 'account') return accountWords(db)
  const shelf = shelves[dictionaryOf[field]]
  const rows = await shelfRows(db, shelf)
  const departments = shelf.people ? await namesById(db) : null
  return rows.map((row) => ({
    entry: shelf.usedAs === 'id' ? String(row.id) : row.code,
    name: departments ? namedBeside(rows, row, departments) : row.name,
    words: [row.name],
    archived: row.archived_at !== null,
  }))
}

async function categories(
  db: Kysely<Tables>,
  field: 'category1' | 'category2',
  kinds: readonly TicketKind[],
): Promise<Listed[]> {
  const found: Listed[] = []
  for (const kind of kinds) {
    const rows = await shelfRows(db, shelves[`${kind}-categories`])
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    for (const { id, name, parent_id, archived_at } of rows) {
      if ((parent_id === null) !== (field === 'category1')) continue
      const long = parent_id === null ? name : `${names.get(parent_id)} / ${name}`
      found.push({ entry: String(id), name: long, words: [name], archived: archived_at !== null })
    }
  }
  return found
}

async function feeItems(db: Kysely<Tables>): Promise<Listed[]> {
  const rows = await db
    .selectFrom('fee_items')
    .select(['id', 'name', 'kind', 'archived_at'])
    .orderBy('position')
    .execute()
  return rows.map(({ id, name, kind, archived_at }) => ({
    entry: String(id),
    name,
    words: [name, ...(kind === 'service' ? serviceFeeWords : [])],
    archived: archived_at !== null,
  }))
}

async function namesById(db: Kysely<Tables>): Promise<Map<number, string>> {
  const rows = await shelfRows(db, shelves.departments)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Two people of one name are told apart by their departments. */
function namedBeside(
  rows: readonly ShelfRow[],
  { id, name, department_id }: ShelfRow,
  departments: ReadonlyMap<number, string>,
): string {
  const department = department_id === null ? undefined : departments.get(department_id)
  const doubled = rows.some((other) => other.name === name && other.id !== id)
  return doubled && department !== undefined ? `${name}（${department}）` : name
}

function asList(field: ValueField, all: readonly Listed[], toldApart: boolean): ValueList {
  const known = new Map<string, string>()
  const twice = new Set<string>()
  // One that is in use comes before an archived one of the same name.
  for (const { entry, words, archived } of [...all].sort((a, b) => Number(a.archived) - Number(b.archived)))
    for (const word of words.map(foldText)) {
      if (!known.has(word)) known.set(word, entry)
      else if (!archived && !toldApart && known.get(word) !== entry) twice.add(word)
    }
  for (const word of twice) known.delete(word)
  return {
    field,
    choices: all.filter(({ archived }) => !archived).map(({ entry, name }) => ({ entry, name })),
    names: new Map(all.map(({ entry, words }) => [entry, words[0]!])),
    creatable: !isCodeField(field) && !neverMade.has(field),
    keepable: !neverKept.has(field),
    known,
    entries: new Set(all.map(({ entry }) => entry)),
  }
}
