import { chunksOf } from '../../../../shared/collections/chunks.ts'

/** How many rows of an export are read at once. */
export const batchSize = 500

/** Rows of what was asked once by its keys, so that something written meanwhile moves none. */
export async function* batchesOf<Key, Row>(
  keys: readonly Key[],
  read: (some: Key[]) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (const some of chunksOf(keys, batchSize)) yield await read(some)
}

/**
 * Rows read after the last one seen, so that a long export holds nothing up and skips nothing; `read` answers with at most
 * `batchSize` of them.
 */
export async function* batchesAfter<Row>(read: (last: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let last: Row | null = null; ;) {
    const batch: Row[] = await read(last)
    yield batch
    if (batch.length < batchSize) return
    last = batch.at(-1)!
  }
}

/** The pages of a list, one after another. */
export async function* batchesByPage<Row>(
  list: (page: { page: number; size: number }) => Promise<{ rows: Row[] }>,
): AsyncGenerator<Row[]> {
  for (let page = 1; ; page++) {
    const { rows } = await list({ page, size: batchSize })
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) return
  }
}

/** The same batches as they stand in the workbook. */
export async function* asExported<Row, Exported>(
  batches: AsyncIterable<Row[]>,
  asRow: (row: Row) => Exported,
): AsyncGenerator<Exported[]> {
  for await (const batch of batches) yield batch.map(asRow)
}
