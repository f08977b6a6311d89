import type { Expression, SqlBool } from 'kysely'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { ResidentRow } from '../../../../shared/modules/residents/contract.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Gender } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { importingIds } from '../imports/importing.ts'
import { besideResidents, type BesideResidents } from './beside.ts'
import { matchingResidents, type ResidentFilter } from './filter.ts'

export async function countResidents({ db }: Call, matching: Expression<SqlBool>): Promise<number> {
  const { total } = await db
    .selectFrom('residents')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matching)
    .executeTakeFirstOrThrow()
  return total
}

/** A page of residents in the order they were entered. */
export async function listResidents(
  call: Call,
  { page, size, ...filter }: ResidentFilter & { page: number; size: number },
): Promise<{ rows: ResidentRow[]; total: number }> {
  const matching = matchingResidents(call, filter)
  const residents = await call.db
    .selectFrom('residents')
    .leftJoin('resident_groups', 'resident_groups.id', 'residents.group_id')
    .select([
      'residents.id',
      'residents.name',
      'residents.gender',
      'residents.notes',
      'residents.import_id',
      'resident_groups.name as group',
    ])
    .where(matching)
    .orderBy('residents.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const beside = await besideResidents(
    call,
    residents.map(({ id }) => id),
  )
  const importing = await importingIds(call.db)
  return {
    total: await countResidents(call, matching),
    rows: residents.map(({ import_id, gender, group, ...resident }) => ({
      ...resident,
      ...rowBeside(beside, resident.id),
      gender: gender as Gender | null,
      group: group ?? '',
      importing: import_id !== null && importing.has(import_id),
    })),
  }
}

const rowBeside = ({ living, phones, plates, tags, flags, open }: BesideResidents, id: number) => ({
  houses: (living.get(id) ?? []).map((occupancy) => ({
    id: occupancy.houseId,
    label: formatRoom(occupancy),
    role: occupancy.role,
  })),
  phone: maskPhone(phones.get(id)?.[0]?.phone ?? ''),
  plates: (plates.get(id) ?? []).map(({ plate }) => plate),
  tags: (tags.get(id) ?? []).map(({ name }) => name),
  flags: flags.get(id) ?? [],
  openTickets: open.get(id) ?? 0,
})
