import type { Call } from '../../kernel/call.ts'
import type { PutBack } from '../../kernel/undo.ts'
import { indexHouses, indexResidents } from './indexing.ts'

/** Tables whose rows belong to a resident and are part of what they are found by. */
const ofResidents = new Set<PutBack['table']>(['resident_phones', 'resident_plates', 'occupancies'])

/**
 * Rewrites the search terms of every resident and house that something put back concerns: those it belonged to before
 * as well as those it belongs to now. A house's people are found by its room, so they are among them.
 */
export async function reindexAfterUndo(call: Call, putBack: readonly PutBack[]): Promise<void> {
  const residents = new Set<number>()
  const houses = new Set<number>()
  for (const { table, id, was, row } of putBack) {
    if (table === 'residents') residents.add(id)
    if (table === 'houses') houses.add(id)
    if (ofResidents.has(table))
      for (const side of [was, row]) if (side) residents.add(Number(side['resident_id']))
  }
  for (const id of await livingIn(call, [...houses])) residents.add(id)
  await indexHouses(call.db, [...houses])
  await indexResidents(call.db, [...residents])
}

async function livingIn({ db }: Call, houseIds: readonly number[]): Promise<number[]> {
  if (houseIds.length === 0) return []
  const rows = await db
    .selectFrom('occupancies')
    .select('resident_id')
    .where('house_id', 'in', houseIds)
    .where('until', 'is', null)
    .execute()
  return rows.map((row) => row.resident_id)
}
