import { groupBy } from '../../../../shared/collections/group.ts'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import type { Call } from '../../kernel/call.ts'
import { currentOccupancies, phonesOf } from '../residents/current.ts'
import { dismissedPairs, pairKey } from './dismissals.ts'
import { findDuplicates } from './find.ts'

/** A page of the pairs that may be one person, the likeliest first, without those that were dismissed. */
export async function suggestions({ db }: Call, { page, size }: { page: number; size: number }) {
  const found = await findDuplicates(db)
  const dismissed = await dismissedPairs(db)
  const open = found.filter(({ first, second }) => !dismissed.has(pairKey(first, second)))
  const shown = open.slice((page - 1) * size, page * size)
  const person = await people(
    db,
    shown.flatMap(({ first, second }) => [first, second]),
  )
  return {
    total: open.length,
    rows: shown.map(({ first, second, reasons }) => ({
      first: person(first),
      second: person(second),
      reasons,
    })),
  }
}

async function people(db: Call['db'], all: readonly number[]) {
  const ids = [...new Set(all)]
  const residents =
    ids.length === 0
      ? []
      : await db.selectFrom('residents').select(['id', 'name']).where('id', 'in', ids).execute()
  const phones = await phonesOf(db, ids)
  const homes = groupBy(await currentOccupancies(db, { residentIds: ids }), (each) => each.residentId)
  const names = new Map(residents.map(({ id, name }) => [id, name]))
  return (id: number) => ({
    id,
    name: names.get(id) ?? '',
    rooms: [...new Set((homes.get(id) ?? []).map(formatRoom))],
    phone: maskPhone(phones.get(id)?.[0]?.phone ?? ''),
  })
}
