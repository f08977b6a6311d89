import { roomLabel } from '../../tickets/names.ts'
import { idsOf, told, type Reader } from './reader.ts'

/** Who moved, beside a house; where, beside a person. */
export const moveEntries: Reader = async ({ db }, of, moments) => {
  const rows = await db
    .selectFrom('occupancies')
    .innerJoin('residents', 'residents.id', 'occupancies.resident_id')
    .innerJoin('houses', 'houses.id', 'occupancies.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'occupancies.id',
      'occupancies.role',
      'occupancies.resident_id',
      'occupancies.house_id',
      'residents.name',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
    ])
    .where('occupancies.id', 'in', idsOf(moments))
    .execute()
  const house = 'houseId' in of
  return told(moments, rows, (row) => ({
    channel: '',
    by: '',
    who: house ? row.name : '',
    room: house ? '' : roomLabel(row),
    words: '',
    link: house ? { kind: 'resident', id: row.resident_id } : { kind: 'house', id: row.house_id },
    detail: { role: row.role },
  }))
}

/** What was done to a house. */
export const recordEntries: Reader = async ({ db }, of, moments) => {
  const rows = await db
    .selectFrom('house_records')
    .innerJoin('houses', 'houses.id', 'house_records.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('staff', 'staff.id', 'house_records.created_by')
    .selectAll('house_records')
    .select(['buildings.name as building', 'houses.unit', 'houses.room', 'staff.name as by'])
    .where('house_records.id', 'in', idsOf(moments))
    .execute()
  const house = 'houseId' in of
  return told(moments, rows, (row) => ({
    channel: '',
    by: row.by ?? '',
    who: '',
    room: house ? '' : roomLabel(row),
    words: row.words,
    link: house ? null : { kind: 'house', id: row.house_id },
    detail: {
      recordKind: row.kind,
      part: row.part,
      cause: row.cause,
      worker: row.worker,
      warrantyUntil: row.warranty_until,
      voided: row.voided_at !== null,
    },
  }))
}

/** What a person likes or needs, as it was noted and, a need, as it was met. */
export const preferenceEntries: Reader = async ({ db }, _of, moments) => {
  const rows = await db
    .selectFrom('resident_preferences')
    .leftJoin('staff as noters', 'noters.id', 'resident_preferences.created_by')
    .leftJoin('staff as changers', 'changers.id', 'resident_preferences.updated_by')
    .select([
      'resident_preferences.id',
      'resident_preferences.kind',
      'resident_preferences.words',
      'resident_preferences.source',
      'noters.name as noter',
      'changers.name as changer',
    ])
    .where('resident_preferences.id', 'in', idsOf(moments))
    .execute()
  return told(moments, rows, (row, source) => ({
    channel: '',
    by: (source === 'met' ? row.changer : row.noter) ?? '',
    who: '',
    room: '',
    words: row.words,
    link: null,
    detail: {
      step: source === 'met' ? 'met' : 'noted',
      preferenceKind: row.kind,
      knownFrom: row.source,
    },
  }))
}
