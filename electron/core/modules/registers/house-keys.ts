import type { Call } from '../../kernel/call.ts'
import type { Undoable } from '../../kernel/undo.ts'

/**
 * The card of a house tells how many of its keys are in keeping and where: so many pieces more, or fewer, as a new
 * version of the house. It keeps what was written there by hand, so it never falls below nothing.
 */
export async function countKeys(
  { db }: Call,
  undoable: Undoable,
  houseId: number | null,
  pieces: number,
  place = '',
): Promise<void> {
  if (houseId === null) return
  const house = await db
    .selectFrom('houses')
    .select(['keys_held', 'keys_place'])
    .where('id', '=', houseId)
    .executeTakeFirstOrThrow()
  const held = Math.min(most, Math.max(0, house.keys_held + pieces))
  await undoable.update('houses', houseId, {
    keys_held: held,
    keys_place: held === 0 ? '' : place || house.keys_place,
  })
}

/** What the form of a house takes. */
const most = 99
