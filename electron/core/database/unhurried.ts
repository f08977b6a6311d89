import type { Kysely } from 'kysely'
import type { OpenDatabase } from './open.ts'
import type { Tables } from './tables.ts'

/**
 * A transaction that does not wait for the disk: one of the many small steps of something long that is told as done, or
 * as begun, only by usual commits before and after it. A crash of the program takes nothing; a power cut may take the
 * last of these steps, but never one of them alone without those after it, and a usual commit, whoever makes it, secures all before
 * it: in WAL mode `synchronous = NORMAL` leaves out only the flush (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function transactUnhurried<Result>(
  { kysely, raw }: OpenDatabase,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  // The connection is held, so that nobody else commits while it is set so.
  return kysely.connection().execute(async (held) => {
    raw.pragma('synchronous = NORMAL')
    try {
      return await held.transaction().execute(work)
    } finally {
      raw.pragma('synchronous = FULL')
    }
  })
}
