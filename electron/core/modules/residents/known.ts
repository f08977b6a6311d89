import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** Name and first phone of somebody of the archives. Error: NOT_FOUND on `residentId`. */
export async function knownResident({ db }: Call, id: number) {
  const resident = await db
    .selectFrom('residents')
    .select((eb) => [
      'residents.name',
      eb
        .selectFrom('resident_phones')
        .select('resident_phones.phone')
        .whereRef('resident_phones.resident_id', '=', 'residents.id')
        .orderBy('resident_phones.position')
        .orderBy('resident_phones.id')
        .limit(1)
        .as('phone'),
    ])
    .where('residents.id', '=', id)
    .where('residents.archived_at', 'is', null)
    .executeTakeFirst()
  if (!resident) throw new Fault('NOT_FOUND', { field: 'residentId' })
  return resident
}
