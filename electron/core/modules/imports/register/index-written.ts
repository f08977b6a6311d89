import type { Kysely } from 'kysely'
import { chunksOf } from '../../../../../shared/collections/chunks.ts'
import type { Tables } from '../../../database/tables.ts'
import {
  houseRef,
  indexOfHouse,
  indexOfResident,
  indexResidents,
  residentRef,
} from '../../search/indexing.ts'
import type { TermBuffer } from '../../search/term-buffer.ts'
import type { House, Resident } from './archive.ts'
import type { Plan } from './plan.ts'

/**
 * Lets what a plan wrote be found. What is new is told by the plan itself, and its terms wait to be written with those
 * of others; people who were there before have theirs written anew.
 */
export async function indexWritten(db: Kysely<Tables>, terms: TermBuffer, plan: Plan): Promise<void> {
  terms.add(
    plan.houses.map((house) => {
      const id = house.id!
      return { ref: houseRef(id), index: () => indexOfHouse(id, addressOf(house)) }
    }),
  )
  terms.add(
    plan.residents.map(({ id, fields, phones, plates, occupancies }) => ({
      ref: residentRef(id!),
      index: () =>
        indexOfResident(id!, {
          name: fields.name,
          phones,
          plates,
          rooms: occupancies.flatMap(({ house }) => (house ? [addressOf(house)] : [])),
        }),
    })),
  )
  const touched: Resident[] = [
    ...plan.changedResidents,
    ...[...plan.phones, ...plan.plates, ...plan.occupancies].map(({ resident }) => resident),
  ]
  const known = new Set(touched.flatMap(({ id, before }) => (before && id !== null ? [id] : [])))
  for (const ids of chunksOf([...known])) await indexResidents(db, ids)
}

const addressOf = ({ building, unit, room }: House) => ({ building: building.name, unit, room })
