import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import { Adder } from '../adder.ts'
import type { Writing } from '../target.ts'
import type { ArchiveView } from './archive-view.ts'
import { indexWritten } from './index-written.ts'
import type { Plan } from './plan.ts'

/** Writes a plan inside the caller's transaction, with search terms and journal. Its entries know their ids afterwards. */
export async function writePlan(
  db: Kysely<Tables>,
  view: ArchiveView,
  plan: Plan,
  writing: Writing,
): Promise<void> {
  const adder = new Adder(db, writing)
  adder.add('communities', plan.communities, ({ name }) => ({ name }))
  adder.add('buildings', plan.buildings, ({ name, community }) => ({ name, community_id: community.id! }))
  view.groups.write(adder)
  view.tags.write(adder)
  // A house or person that is new holds all its changes already.
  const changedHouses = [...plan.changedHouses].filter(({ before }) => before !== null)
  const changedResidents = [...plan.changedResidents].filter(({ before }) => before !== null)
  const changedOccupancies = [...plan.changedOccupancies].filter(({ before }) => before !== null)
  adder.add('houses', plan.houses, ({ building, unit, room, fields }) => ({
    building_id: building.id!,
    unit,
    room,
    archived_at: null,
    ...fields,
  }))
  for (const { before, fields } of changedHouses) await adder.change('houses', before!, fields)
  adder.add('residents', plan.residents, ({ group, fields }) => ({
    group_id: group?.id ?? null,
    archived_at: null,
    merged_into: null,
    ...fields,
  }))
  for (const { before, fields, group } of changedResidents)
    await adder.change('residents', before!, { ...fields, group_id: group?.id ?? null })
  adder.add('resident_phones', plan.phones, ({ resident, phone, position }) => ({
    resident_id: resident.id!,
    phone,
    label: '',
    position,
  }))
  adder.add('resident_plates', plan.plates, ({ resident, plate }) => ({ resident_id: resident.id!, plate }))
  adder.add('resident_tags', plan.tags, ({ resident, tag }) => ({
    resident_id: resident.id!,
    entry_id: tag.id!,
  }))
  adder.add('occupancies', plan.occupancies, ({ house, resident, fields, primary }) => ({
    house_id: house!.id!,
    resident_id: resident.id!,
    until: null,
    is_primary: primary ? (1 as const) : (0 as const),
    ...fields,
  }))
  for (const { before, fields } of changedOccupancies) await adder.change('occupancies', before!, fields)
  adder.finish()
  await indexWritten(db, writing.terms, plan)
}
