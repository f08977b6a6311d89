import { setImmediate as turn } from 'node:timers/promises'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import { insertMany } from '../../database/bulk.ts'
import type { OpenDatabase } from '../../database/open.ts'
import { transactUnhurried } from '../../database/unhurried.ts'
import {
  houseRef,
  idOf,
  indexHouses,
  indexResidents,
  refRow,
  residentRef,
  termRows,
  watchIndexing,
  type Indexed,
  type TermRow,
} from './indexing.ts'
import { TermPile } from './term-pile.ts'

/** Terms kept in memory until they are written; some 30 MB. */
const mostTerms = 300_000
/** How long one transaction may work, commit not counted, in milliseconds. */
const sliceMs = 7
/** Rows written between two looks at the clock. */
const step = 64

/** Something new, and how its terms are made. */
export interface Unread {
  ref: string
  index: () => Indexed
}

/**
 * Terms of many new things, written together in the index's own order. Written thing by thing, each would touch a page of
 * its own, and a large import would write its whole index hundreds of times. What somebody else indexes anew meanwhile is
 * read from the archive instead.
 */
export class TermBuffer {
  readonly #database: OpenDatabase
  readonly #stop: () => void
  #unread: Unread[] = []
  #entries: Indexed[] = []
  #terms = new TermPile<TermRow>()
  /** What somebody else indexed since it came in here: what lies here of it may be old. */
  readonly #touched = new Set<string>()
  #held = new Set<string>()

  constructor(database: OpenDatabase) {
    this.#database = database
    this.#stop = watchIndexing((refs) => {
      for (const ref of refs) if (this.#held.has(ref)) this.#touched.add(ref)
    })
  }

  /** Takes things that are new and have no terms yet; making their terms waits for `read`. */
  add(things: readonly Unread[]): void {
    for (const thing of things) {
      this.#unread.push(thing)
      this.#held.add(thing.ref)
    }
  }

  /** Makes the terms of what came in, outside of any transaction: reading names aloud takes longer than writing them. */
  read(): void {
    const things = this.#unread
    this.#unread = []
    for (const { index } of things) {
      const entry = index()
      this.#entries.push(entry)
      this.#terms.take(termRows(entry))
    }
  }

  get isFull(): boolean {
    return this.#terms.count >= mostTerms
  }

  /** Writes everything, in short transactions with a turn for everybody else between them. Throws the signal's reason. */
  async flush(signal: AbortSignal): Promise<void> {
    this.read()
    await this.#write('search_refs', this.#refs(), signal)
    await this.#write('search_terms', this.#terms.sorted(step), signal)
    this.#entries = []
    this.#terms = new TermPile()
    this.#held = new Set()
    await this.#indexTouched()
  }

  /** Once it is not used any more. */
  close(): void {
    this.#stop()
  }

  /** Things come in nearly the order of their references as it is. */
  *#refs(): Generator<{ ref: string; terms: string }[], undefined> {
    for (const entries of chunksOf(this.#entries, step)) yield entries.map(refRow)
  }

  async #write<Row extends { ref: string }>(
    table: 'search_refs' | 'search_terms',
    steps: Generator<readonly Row[], undefined>,
    signal: AbortSignal,
  ): Promise<void> {
    for (let next = steps.next(); !next.done;) {
      signal.throwIfAborted()
      await transactUnhurried(this.#database, () => {
        const end = performance.now() + sliceMs
        while (!next.done && performance.now() < end) {
          const rows = next.value.filter(({ ref }) => !this.#touched.has(ref))
          insertMany(this.#database, table, rows as never)
          next = steps.next()
        }
        return Promise.resolve()
      })
      await turn()
    }
  }

  async #indexTouched(): Promise<void> {
    const touched = [...this.#touched]
    this.#touched.clear()
    const idsOf = (refOf: (id: number) => string) =>
      touched.flatMap((ref) => {
        const id = idOf(ref)
        return refOf(id) === ref ? [id] : []
      })
    for (const [ids, index] of [
      [idsOf(houseRef), indexHouses],
      [idsOf(residentRef), indexResidents],
    ] as const)
      for (const some of chunksOf(ids, step))
        await this.#database.kysely.transaction().execute((transaction) => index(transaction, some))
  }
}
