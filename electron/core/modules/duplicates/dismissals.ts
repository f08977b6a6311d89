import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

export const pairKey = (a: number, b: number): string => `${Math.min(a, b)}-${Math.max(a, b)}`

/**
 * Pairs that somebody found to be two people, by `pairKey`. Whoever was merged meanwhile is the one they were merged
 * into; taking the merge back takes that back as well, since nothing is written for it.
 */
export async function dismissedPairs(db: Kysely<Tables>): Promise<Set<string>> {
  const rows = await db
    .withRecursive('now(id, current)', (cte) =>
      cte
        .selectFrom('duplicate_dismissals')
        .select(['first_id as id', 'first_id as current'])
        .union(cte.selectFrom('duplicate_dismissals').select(['second_id as id', 'second_id as current']))
        .union(
          cte
            .selectFrom('now')
            .innerJoin('residents', 'residents.id', 'now.current')
            .where('residents.merged_into', 'is not', null)
            .select(['now.id', sql<number>`residents.merged_into`.as('current')]),
        ),
    )
    .selectFrom('duplicate_dismissals')
    .innerJoin('now as first', 'first.id', 'duplicate_dismissals.first_id')
    .innerJoin('now as second', 'second.id', 'duplicate_dismissals.second_id')
    .select(['first.current as first', 'second.current as second'])
    .execute()
  return new Set(rows.map(({ first, second }) => pairKey(first, second)))
}

/** Two people after all. Errors: NOT_FOUND, INVALID_INPUT on `secondId` when both are one. */
export async function dismissPair(
  call: Call,
  { firstId, secondId }: { firstId: number; secondId: number },
): Promise<void> {
  if (firstId === secondId) throw new Fault('INVALID_INPUT', { field: 'secondId' })
  await call.db
    .insertInto('duplicate_dismissals')
    .values({
      first_id: Math.min(firstId, secondId),
      second_id: Math.max(firstId, secondId),
      staff_id: call.actor.staffId,
      at: call.now,
    })
    // Somebody else said so already.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await call.audit({ subject: `resident:${firstId}`, fields: { residentId: secondId } })
}
