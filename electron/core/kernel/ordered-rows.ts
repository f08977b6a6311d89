import type { Kysely } from 'kysely'
import type { Call } from './call.ts'
import { Fault } from './errors.ts'
import { updateVersioned, type VersionedTable } from './rows.ts'

interface Written {
  id: number
  version: number
}

/**
 * Puts a row of a list people order themselves before another, or last with null, and counts the others anew. `rows` are
 * the list in its order. Answers with what was written and the row's position. Errors: NOT_FOUND (`beforeId`), CONFLICT.
 */
export async function moveAmong(
  call: Call,
  table: VersionedTable,
  rows: readonly { id: number; position: number }[],
  { id, version, beforeId }: Written & { beforeId: number | null },
): Promise<{ written: Written; position: number }> {
  const others = rows.filter((row) => row.id !== id)
  const position = beforeId === null ? others.length : others.findIndex((row) => row.id === beforeId)
  if (position === -1) throw new Fault('NOT_FOUND', { field: 'beforeId' })
  const written = await updateVersioned(call, table, { id, version }, { position } as never)
  // Kysely cannot type a table that is a parameter.
  const db = call.db as unknown as Kysely<{ row: { id: number; position: number } }>
  for (const [at, row] of others.entries()) {
    const place = at < position ? at : at + 1
    if (row.position !== place)
      await db
        .updateTable(table as 'row')
        .set({ position: place })
        .where('id', '=', row.id)
        .execute()
  }
  return { written, position }
}

/** The position behind all others. */
export const lastPosition = (rows: readonly { position: number }[]): number =>
  Math.max(-1, ...rows.map(({ position }) => position)) + 1

/**
 * Whoever did the same first is a conflict; doing it again would move the moment it happened. Errors: CONFLICT,
 * NOT_ALLOWED_NOW.
 */
export function requireState(
  row: { version: number; archived_at: string | null },
  { version }: Written,
  state: 'offered' | 'archived',
): void {
  if (row.version !== version) throw new Fault('CONFLICT')
  if ((row.archived_at !== null) !== (state === 'archived')) throw new Fault('NOT_ALLOWED_NOW')
}
