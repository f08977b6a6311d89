import type { TimelineEntry } from '../../../../../shared/modules/contacts/contract.ts'
import { roomLabel } from '../../tickets/names.ts'
import { selectContacts } from '../rows.ts'
import type { Of } from './moments.ts'
import { idsOf, told, type Reader } from './reader.ts'

export const contactEntries: Reader = async ({ db }, of, moments) => {
  const rows = await selectContacts(db).where('contacts.id', 'in', idsOf(moments)).execute()
  return told(moments, rows, (row) => ({
    channel: row.channel ?? '',
    by: row.by ?? '',
    ...otherSide(of, row),
    words: row.words,
    detail: {
      contactId: row.id,
      version: row.version,
      contactKind: row.kind,
      purpose: row.purpose,
      participants: row.participants,
      followUp: row.followUp,
      voided: row.voided_at !== null,
    },
  }))
}

/** Each promise as it was made and, once it ended, as it ended. */
export const promiseEntries: Reader = async ({ db, today }, of, moments) => {
  const rows = await db
    .selectFrom('promises')
    .innerJoin('contacts', 'contacts.id', 'promises.contact_id')
    .leftJoin('residents', 'residents.id', 'contacts.resident_id')
    .leftJoin('houses', 'houses.id', 'contacts.house_id')
    .leftJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff as makers', 'makers.id', 'promises.staff_id')
    .leftJoin('staff as settlers', 'settlers.id', 'promises.settled_by')
    .select([
      'promises.id',
      'promises.version',
      'promises.words',
      'promises.due_on',
      'promises.state',
      'promises.note',
      'makers.name as madeBy',
      'settlers.name as settledBy',
      'contacts.resident_id as residentId',
      'contacts.house_id as houseId',
      'residents.name as resident',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where('promises.id', 'in', idsOf(moments))
    .execute()
  return told(moments, rows, (row, source) => ({
    channel: '',
    by: (source === 'settled' ? row.settledBy : row.madeBy) ?? '',
    ...otherSide(of, row),
    words: row.words,
    detail: {
      step: source === 'settled' ? 'settled' : 'made',
      promiseId: row.id,
      version: row.version,
      dueOn: row.due_on,
      state: row.state,
      note: row.note,
      overdue: row.state === 'open' && row.due_on < today,
    },
  }))
}

interface Sides {
  residentId: number | null
  houseId: number | null
  resident: string | null
  building: string | null
  unit: string | null
  room: string | null
}

/** Beside a person the room they were met about, beside a house the person. */
function otherSide(of: Of, row: Sides): Pick<TimelineEntry, 'who' | 'room' | 'link'> {
  if ('houseId' in of)
    return {
      who: row.resident ?? '',
      room: '',
      link: row.residentId === null ? null : { kind: 'resident', id: row.residentId },
    }
  return {
    who: '',
    room: roomLabel(row),
    link: row.houseId === null ? null : { kind: 'house', id: row.houseId },
  }
}
