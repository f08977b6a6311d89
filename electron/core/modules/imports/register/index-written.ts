import type { Kysely } from 'kysely'
import { insertMany } from '../../../database/bulk.ts'
import type { OpenDatabase } from '../../../database/open.ts'
import type { Tables } from '../../../database/tables.ts'
import { indexOfHouse, indexOfResident, indexResidents, termRows } from '../../search/indexing.ts'
import { chunksOf } from '../key-lookup.ts'
import type { House, Resident } from './archive.ts'
import type { Plan } from './plan.ts'

/**
 * Writes the search terms of what a plan wrote. What is new is told by the plan itself; people who were there before
 * have theirs written anew.
 */
export async function indexWritten(db: Kysely<Tables>, database: OpenDatabase, plan: Plan): Promise<void> {
  const houses = plan.houses.map((house) => indexOfHouse(house.id!, addressOf(house)))
  const residents = plan.residents.map((resident) =>
    indexOfResident(resident.id!, {
      name: resident.fields.name,
      phones: resident.phones,
      plates: resident.plates,
      rooms: resident.occupancies.flatMap(({ house }) => (house ? [addressOf(house)] : [])),
    }),
  )
  insertMany(database, 'search_terms', termRows([...houses, ...residents]))
  const touched: Resident[] = [
    ...plan.changedResidents,
    ...[...plan.phones, ...plan.plates, ...plan.occupancies].map(({ resident }) => resident),
  ]
  const known = new Set(touched.flatMap(({ id, before }) => (before && id !== null ? [id] : [])))
  for (const ids of chunksOf([...known])) await indexResidents(db, ids)
}

const addressOf = ({ building, unit, room }: House) => ({ building: building.name, unit, room })
