import { setImmediate as turn } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { chunksOf } from '../../../../shared/collections/chunks.ts'
import type { Tables } from '../../database/tables.ts'
import { watchIndexing, type TermRow } from './indexing.ts'
import { TermPile } from './term-pile.ts'

/** Terms kept in memory until they are deleted; some 30 MB. */
const mostTerms = 300_000
/** How long one transaction may work, commit not counted, in milliseconds. */
const sliceMs = 8
/** Rows deleted between two looks at the clock. */
const step = 250

type Term = Pick<TermRow, 'term' | 'ref'> & { kind: string }

/**
 * Forgets what many things were found by, in the index's own order and in short transactions with a turn for everybody
 * else between them: forgotten thing by thing, each would touch a page of its own, over and over. What somebody indexes
 * anew meanwhile may have lost some of its terms, and is for the caller to index again. The references come some hundreds
 * at a time.
 */
export async function forgetMany(db: Kysely<Tables>, refs: AsyncIterable<readonly string[]>): Promise<void> {
  const touched = new Set<string>()
  const stop = watchIndexing((anew) => {
    for (const ref of anew) touched.add(ref)
  })
  try {
    let held = new Held()
    for await (const some of refs) {
      held.refs.push(...some)
      held.terms.take(await termsOf(db, some))
      await turn()
      if (held.terms.count < mostTerms) continue
      await forgetHeld(db, held, touched)
      held = new Held()
    }
    await forgetHeld(db, held, touched)
  } finally {
    stop()
  }
}

/** What is to be forgotten, by reference and by term. */
class Held {
  readonly refs: string[] = []
  readonly terms = new TermPile<Term>()
}

async function termsOf(db: Kysely<Tables>, refs: readonly string[]): Promise<Term[]> {
  const rows = await db
    .selectFrom('search_refs')
    .selectAll()
    .where('ref', 'in', sql<string>`(select value from json_each(${JSON.stringify(refs)}))`)
    .execute()
  return rows.flatMap(({ ref, terms }) =>
    (JSON.parse(terms) as [term: string, kind: string][]).map(([term, kind]) => ({ term, kind, ref })),
  )
}

async function forgetHeld(db: Kysely<Tables>, held: Held, touched: ReadonlySet<string>): Promise<void> {
  await inSlices(db, held.terms.sorted(step), async (transaction, some) => {
    const list = JSON.stringify(some.filter(({ ref }) => !touched.has(ref)))
    await sql`
      delete from search_terms where (term, kind, ref) in (
        select value ->> 'term', value ->> 'kind', value ->> 'ref' from json_each(${list}))`.execute(
      transaction,
    )
  })
  await inSlices(db, chunksOf(held.refs.sort(), step), async (transaction, some) => {
    const list = JSON.stringify(some.filter((ref) => !touched.has(ref)))
    await transaction
      .deleteFrom('search_refs')
      .where('ref', 'in', sql<string>`(select value from json_each(${list}))`)
      .execute()
  })
}

/** Does the work on one block after another, as many to a transaction as there is time for. */
async function inSlices<Block>(
  db: Kysely<Tables>,
  blocks: Iterable<Block>,
  work: (transaction: Kysely<Tables>, block: Block) => Promise<void>,
): Promise<void> {
  const steps = blocks[Symbol.iterator]()
  for (let next = steps.next(); !next.done;) {
    next = await db.transaction().execute(async (transaction) => {
      const end = performance.now() + sliceMs
      let block = next
      while (!block.done && performance.now() < end) {
        await work(transaction, block.value)
        block = steps.next()
      }
      return block
    })
    await turn()
  }
}
