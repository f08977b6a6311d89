import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** A way in that may still be chosen. Error: NOT_FOUND. */
export async function checkedChannel({ db }: Call, id: number): Promise<{ name: string; live: boolean }> {
  const row = await db
    .selectFrom('channels')
    .select(['name', 'live'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field: 'channelId' })
  return { name: row.name, live: row.live === 1 }
}

/** A category of this kind without finer ones below it. Errors: NOT_FOUND, INVALID_INPUT. */
export async function checkedCategory({ db }: Call, kind: TicketKind, id: number): Promise<void> {
  const row = await db
    .selectFrom('categories')
    .select((eb) => [
      'categories.kind',
      eb
        .selectFrom('categories as finer')
        .select('finer.id')
        .whereRef('finer.parent_id', '=', 'categories.id')
        .where('finer.archived_at', 'is', null)
        .limit(1)
        .as('finer'),
    ])
    .where('categories.id', '=', id)
    .where('categories.archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND', { field: 'categoryId' })
  if (row.kind !== kind || row.finer !== null) throw new Fault('INVALID_INPUT', { field: 'categoryId' })
}
