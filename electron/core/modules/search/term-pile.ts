import { byTerm } from './indexing.ts'

/** Terms that begin alike are sorted together, so that no sorting takes long. */
const alike = 3

/** Rows of the index held in memory, to be given out in its own order. */
export class TermPile<Row extends { term: string }> {
  count = 0
  readonly #buckets = new Map<string, Row[]>()

  take(rows: readonly Row[]): void {
    this.count += rows.length
    for (const row of rows) {
      const key = row.term.slice(0, alike)
      const bucket = this.#buckets.get(key)
      if (bucket) bucket.push(row)
      else this.#buckets.set(key, [row])
    }
  }

  /** So many at a time; the last may be fewer. */
  *sorted(size: number): Generator<Row[], undefined> {
    let some: Row[] = []
    for (const key of [...this.#buckets.keys()].sort())
      for (const row of this.#buckets.get(key)!.sort(byTerm)) {
        if (some.push(row) < size) continue
        yield some
        some = []
      }
    if (some.length > 0) yield some
  }
}
