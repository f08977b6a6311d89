import { sql } from 'kysely'
import type { ContactRow } from '../../../../shared/modules/contacts/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { matching, type ContactFilter } from './filter.ts'
import { asContactRows, selectContacts } from './rows.ts'

/** One page of the contacts a filter asks for, newest first, struck out ones too, and how many there are in all. */
export async function listContacts(
  call: Call,
  { page, size, ...filter }: ContactFilter & Page,
): Promise<{ rows: ContactRow[]; total: number }> {
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectContacts(call.db)
        .where(matching(call, filter))
        .orderBy('contacts.at', 'desc')
        .orderBy('contacts.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    async () => ({ total: await countContacts(call, filter) }),
  )
  return { rows: await asContactRows(call.db, rows), total }
}

async function countContacts(call: Call, filter: ContactFilter): Promise<number> {
  const { total } = await call.db
    .selectFrom('contacts')
    .select(sql<number>`count(*)`.as('total'))
    .where(matching(call, filter))
    .executeTakeFirstOrThrow()
  return total
}
