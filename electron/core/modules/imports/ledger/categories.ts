import type { Kysely } from 'kysely'
import { ticketKinds, type TicketKind } from '../../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import { shelfRows } from '../../dictionaries/shelf-rows.ts'
import { shelves } from '../../dictionaries/shelves.ts'
import type { Adder } from '../adder.ts'
import { foldText } from '../values/labels.ts'
import type { CategoryText, LedgerRecord } from './record.ts'

/** A category; `id` is null until it is written. */
export interface Category {
  id: number | null
  kind: TicketKind
  name: string
  code: string
  parent: Category | null
}

/** Where a row says nothing that could be a category, a new one of this name says so. */
const unclassified = '未分类'

/** What a row's texts for its category came to: the category, null where there are none, and the columns nobody understood. */
export interface FoundCategory {
  category: Category | null
  unknown: ('category1' | 'category2')[]
}

/** The office's categories of every kind, and those an import makes. */
export class CategoryBook {
  readonly #byId = new Map<number, Category>()
  readonly #byName = new Map<string, Category>()
  readonly #codes = new Set<string>()
  #added: Category[] = []

  static async load(db: Kysely<Tables>): Promise<CategoryBook> {
    const book = new CategoryBook()
    for (const kind of ticketKinds) {
      const rows = await shelfRows(db, shelves[`${kind}-categories`])
      for (const top of [true, false])
        for (const { id, name, code, parent_id, archived_at } of rows) {
          if ((parent_id === null) !== top) continue
          const parent = parent_id === null ? null : (book.#byId.get(parent_id) ?? null)
          book.#hold({ id, kind, name, code, parent }, archived_at !== null)
        }
    }
    return book
  }

  withId(id: number): Category | null {
    return this.#byId.get(id) ?? null
  }

  /** The finer one is looked for below the coarser one of the same row before anywhere else. */
  of({ kind, category1, category2 }: LedgerRecord): FoundCategory {
    const unknown: FoundCategory['unknown'] = []
    const meant = (field: 'category1' | 'category2', text: CategoryText | null, above: Category | null) => {
      if (!text) return null
      const category = this.#meant(kind, text, above)
      if (!category && !text.kept) unknown.push(field)
      return category
    }
    const first = meant('category1', category1, null)
    return { category: meant('category2', category2, first) ?? first, unknown }
  }

  /** For what belongs nowhere. */
  unclassified(kind: TicketKind): Category {
    return this.#named(kind, null, unclassified)
  }

  /** Writes the new ones, coarser ones first; they know their ids afterwards. */
  write(adder: Adder): void {
    const added = this.#added
    this.#added = []
    for (const top of [true, false])
      adder.add(
        'categories',
        added.filter(({ parent }) => (parent === null) === top),
        ({ kind, name, code, parent }) => ({
          kind,
          name,
          code,
          parent_id: parent && parent.id,
          archived_at: null,
        }),
      )
    for (const category of added) this.#byId.set(category.id!, category)
  }

  #meant(kind: TicketKind, { text, ref }: CategoryText, above: Category | null): Category | null {
    const below = this.#byName.get(keyOf(kind, above, text))
    if (below && (above !== null || !ref || 'create' in ref)) return below
    if (!ref) return null
    if ('create' in ref) return this.#named(kind, above, ref.create)
    const category = this.withId(Number(ref.entry))
    return category?.kind === kind ? category : (below ?? null)
  }

  #named(kind: TicketKind, parent: Category | null, name: string): Category {
    const known = this.#byName.get(keyOf(kind, parent, name))
    if (known) return known
    const category = { id: null, kind, name, code: this.#freeCode(kind, parent), parent }
    this.#hold(category, false)
    this.#added.push(category)
    return category
  }

  #hold(category: Category, archived: boolean): void {
    const { id, kind, name, code, parent } = category
    if (id !== null) this.#byId.set(id, category)
    const key = keyOf(kind, parent, name)
    if (!archived || !this.#byName.has(key)) this.#byName.set(key, category)
    this.#codes.add(`${kind} ${code}`)
  }

  /** The next code people would type; once the ten digits are used up, letters. */
  #freeCode(kind: TicketKind, parent: Category | null): string {
    const prefix = parent?.code ?? ''
    for (let number = 1; ; number++) {
      const sign =
        number === 10 ? '0' : number < 10 ? String(number) : (number - 1).toString(36).toUpperCase()
      if (!this.#codes.has(`${kind} ${prefix}${sign}`)) return prefix + sign
    }
  }
}

const keyOf = (kind: TicketKind, parent: Category | null, name: string): string =>
  JSON.stringify([kind, parent?.code ?? null, foldText(name)])
