import type { BinKind } from '../../../../shared/modules/changes/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { residentsWithDigest } from '../residents/id-number.ts'
import { indexHouse, indexResident } from '../search/indexing.ts'

/**
 * Back into lists and search. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for what is in use, and for somebody who was
 * merged: they come back by undoing the merge; ALREADY_EXISTS on `idNumber` when another person has theirs by now.
 */
export async function restore(
  call: Call,
  { kind, ...reference }: { kind: BinKind; id: number; version: number },
) {
  const archivedAt =
    kind === 'house' ? await archivedHouse(call, reference) : await archivedPerson(call, reference)
  const table = kind === 'house' ? 'houses' : 'residents'
  const written = await updateVersioned(call, table, reference, { archived_at: null })
  if (kind === 'house') await indexHouse(call.db, reference.id)
  else await indexResident(call.db, reference.id)
  await call.audit({
    subject: `${kind}:${reference.id}`,
    fields: { archivedAt: null },
    before: { archivedAt },
  })
  return written
}

async function archivedHouse({ db }: Call, { id }: { id: number }): Promise<string> {
  const row = await db.selectFrom('houses').select('archived_at').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  return row.archived_at
}

async function archivedPerson(call: Call, { id }: { id: number }): Promise<string> {
  const row = await call.db
    .selectFrom('residents')
    .select(['archived_at', 'merged_into', 'id_number_digest'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.archived_at === null || row.merged_into !== null) throw new Fault('NOT_ALLOWED_NOW')
  if (row.id_number_digest !== null && (await residentsWithDigest(call, row.id_number_digest)).length > 0)
    throw new Fault('ALREADY_EXISTS', { field: 'idNumber' })
  return row.archived_at
}
