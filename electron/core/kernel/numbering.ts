import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/**
 * The next number of a series, counted inside the caller's transaction: a rollback gives it back, so a series has
 * no gaps and no number twice.
 */
export async function nextInSeries(transaction: Kysely<Tables>, series: string): Promise<number> {
  const { last } = await transaction
    .insertInto('number_series')
    .values({ series, last: 1 })
    .onConflict((conflict) =>
      conflict.column('series').doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** `TS-20261121-0007`: prefix, day of entry, four digits that grow to five when a day needs them. */
export const ticketNumber = (prefix: string, day: string, count: number): string =>
  `${prefix}-${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`
