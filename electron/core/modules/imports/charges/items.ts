import type { Kysely } from 'kysely'
import type { FeeBasis, FeeKind } from '../../../../../shared/modules/fees/terms.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Adder } from '../adder.ts'
import { foldText } from '../values/labels.ts'
import type { EntryRef } from '../values/meaning.ts'

/** What people write for the fee that the pricing rules call 物业服务费. */
export const serviceFeeWords = ['物业服务费', '物业费', '物业管理费', '管理费', '综合服务费'] as const

/** A fee item; `id` is null until it is written. */
export interface Item {
  id: number | null
  name: string
  kind: FeeKind
  basis: FeeBasis
  /** Tells it apart from every other one, also before it has an id. */
  index: number
}

const kindsByName: readonly [RegExp, FeeKind][] = [
  [/物业|管理费|服务费/, 'service'],
  [/停车|车位|车库/, 'parking'],
  [/押金|保证金/, 'deposit'],
  [/水|电|暖|燃气|煤气|垃圾|公摊/, 'utility'],
]

/** The office's fee items, and those an import makes. */
export class ItemBook {
  readonly #byId = new Map<number, Item>()
  readonly #byName = new Map<string, Item>()
  #items = 0
  #added: Item[] = []

  static async load(db: Kysely<Tables>): Promise<ItemBook> {
    const book = new ItemBook()
    const rows = await db.selectFrom('fee_items').selectAll().orderBy('position').execute()
    for (const { id, name, kind, basis, archived_at } of rows)
      book.#hold(
        { id, name, kind: kind as FeeKind, basis: basis as FeeBasis, index: 0 },
        archived_at !== null,
      )
    return book
  }

  /** The item meant; null for one that is not there any more. */
  of(ref: EntryRef, byArea: boolean): Item | null {
    if ('entry' in ref) return this.#byId.get(Number(ref.entry)) ?? null
    const known = this.#byName.get(foldText(ref.create))
    if (known) return known
    const name = ref.create
    const kind = kindsByName.find(([words]) => words.test(name))?.[1] ?? 'other'
    const item: Item = { id: null, name, kind, basis: byArea ? 'area' : 'single', index: 0 }
    this.#hold(item, false)
    this.#added.push(item)
    return item
  }

  /** Writes the new ones; they know their ids afterwards. */
  write(adder: Adder): void {
    const added = this.#added
    this.#added = []
    const position = this.#items - added.length
    adder.add('fee_items', added, ({ name, kind, basis }, index) => ({
      name,
      kind,
      basis,
      unit: '',
      position: position + index,
      archived_at: null,
    }))
    for (const item of added) this.#byId.set(item.id!, item)
  }

  #hold(item: Item, archived: boolean): void {
    item.index = this.#items++
    if (item.id !== null) this.#byId.set(item.id, item)
    const name = foldText(item.name)
    if (!archived || !this.#byName.has(name)) this.#byName.set(name, item)
  }
}
