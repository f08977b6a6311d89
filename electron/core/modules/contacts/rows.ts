import type { Kysely } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { ContactRow } from '../../../../shared/modules/contacts/contract.ts'
import type { ContactKind, Direction, PromiseState } from '../../../../shared/modules/contacts/terms.ts'
import type { Tables } from '../../database/tables.ts'
import { roomLabel } from '../tickets/names.ts'

/** Contacts with the names that a row shows; left joins, so that they are read in the order asked for. */
export function selectContacts(db: Kysely<Tables>) {
  return db
    .selectFrom('contacts')
    .leftJoin('channels', 'channels.id', 'contacts.channel_id')
    .leftJoin('residents', 'residents.id', 'contacts.resident_id')
    .leftJoin('houses', 'houses.id', 'contacts.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'contacts.staff_id')
    .select([
      'contacts.id',
      'contacts.version',
      'contacts.kind',
      'contacts.direction',
      'contacts.at',
      'contacts.resident_id as residentId',
      'contacts.house_id as houseId',
      'contacts.purpose',
      'contacts.participants',
      'contacts.words',
      'contacts.follow_up as followUp',
      'contacts.voided_at',
      'channels.name as channel',
      'residents.name as resident',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'staff.name as by',
    ])
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectContacts>['executeTakeFirstOrThrow']>>

/** The rows as a list shows them, each with its promises. */
export async function asContactRows(
  db: Kysely<Tables>,
  contacts: readonly Selected[],
): Promise<ContactRow[]> {
  const promises = await promisesIn(
    db,
    contacts.map(({ id }) => id),
  )
  return contacts.map(({ building, unit, room, voided_at, ...contact }) => ({
    ...contact,
    kind: contact.kind as ContactKind,
    direction: contact.direction as Direction,
    channel: contact.channel ?? '',
    resident: contact.resident ?? '',
    room: roomLabel({ building, unit, room }),
    by: contact.by ?? '',
    promises: (promises.get(contact.id) ?? []).map(({ contactId: _, state, ...promise }) => ({
      ...promise,
      by: promise.by ?? '',
      state: state as PromiseState,
    })),
    voided: voided_at !== null,
  }))
}

/** What every list tells of a promise; `by` is whoever made it, from a join with the staff. */
export const promiseColumns = [
  'promises.id',
  'promises.version',
  'promises.contact_id as contactId',
  'promises.words',
  'promises.due_on as dueOn',
  'promises.state',
  'promises.settled_at as settledAt',
  'promises.note',
  'staff.name as by',
] as const

async function promisesIn(db: Kysely<Tables>, contactIds: readonly number[]) {
  if (contactIds.length === 0) return new Map<number, never[]>()
  const rows = await db
    .selectFrom('promises')
    .leftJoin('staff', 'staff.id', 'promises.staff_id')
    .select(promiseColumns)
    .where('promises.contact_id', 'in', contactIds)
    .orderBy('promises.id')
    .execute()
  return groupBy(rows, (row) => row.contactId)
}
