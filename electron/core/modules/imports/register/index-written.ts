import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { indexOfHouse, indexOfResident, indexResidents } from '../../search/indexing.ts'
import type { TermBuffer } from '../../search/term-buffer.ts'
import { chunksOf } from '../key-lookup.ts'
import type { House, Resident } from './archive.ts'
import type { Plan } from './plan.ts'

/**
 * Lets what a plan wrote be found. What is new is told by the plan itself, and its terms wait to be written with those
 * of others; people who were there before have theirs written anew.
 */
export async function indexWritten(db: Kysely<Tables>, terms: TermBuffer, plan: Plan): Promise<void> {
  const houses = plan.houses.map((house) => indexOfHouse(house.id!, addressOf(house)))
  const residents = plan.residents.map((resident) =>
    indexOfResident(resident.id!, {
      name: resident.fields.name,
      phones: resident.phones,
      plates: resident.plates,
      rooms: resident.occupancies.flatMap(({ house }) => (house ? [addressOf(house)] : [])),
    }),
  )
  terms.add([...houses, ...residents])
  const touched: Resident[] = [
    ...plan.changedResidents,
    ...[...plan.phones, ...plan.plates, ...plan.occupancies].map(({ resident }) => resident),
  ]
  const known = new Set(touched.flatMap(({ id, before }) => (before && id !== null ? [id] : [])))
  for (const ids of chunksOf([...known])) await indexResidents(db, ids)
}

const addressOf = ({ building, unit, room }: House) => ({ building: building.name, unit, room })
