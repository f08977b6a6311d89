import type { InsertObject, Kysely, UpdateObject } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { indexHouses, indexResidents } from '../search/indexing.ts'
import type { Plan } from './compare.ts'
import { insertRows, type ImportedTable } from './journal.ts'

/** In whose name rows are written, and for which import. */
export interface Writing {
  importId: number
  stamp: { created_at: string; created_by: number | null; updated_at: string; updated_by: number | null }
}

/** A stored row that is written over. */
interface Overwritten {
  id: number
  version: number
}

/**
 * Writes a plan inside the caller's transaction: every new row tagged with the import, every row written journalled,
 * their search terms with them. The plan's entries know their ids afterwards.
 */
export async function writePlan(db: Kysely<Tables>, plan: Plan, writing: Writing): Promise<void> {
  const journal: InsertObject<Tables, 'import_journal'>[] = []
  const tag = { import_id: writing.importId, ...writing.stamp }

  async function add<Table extends ImportedTable>(
    table: Table,
    entries: readonly { id?: number | null }[],
    rows: InsertObject<Tables, Table>[],
  ): Promise<void> {
    const ids = await insertRows(db, table, rows)
    for (const [index, id] of ids.entries()) {
      const entry = entries[index]!
      if ('id' in entry) entry.id = id
      journal.push({
        import_id: writing.importId,
        table_name: table,
        row_id: id,
        version_written: 1,
        before: null,
      })
    }
  }

  async function change<Table extends ImportedTable>(
    table: Table,
    before: Overwritten,
    values: UpdateObject<Tables, Table>,
  ): Promise<void> {
    const version = before.version + 1
    const { updated_at, updated_by } = writing.stamp
    await (db as unknown as Kysely<{ row: { id: number; version: number } }>)
      .updateTable(table as 'row')
      .set({ ...values, updated_at, updated_by, version } as never)
      .where('id', '=', before.id)
      .execute()
    journal.push({
      import_id: writing.importId,
      table_name: table,
      row_id: before.id,
      version_written: version,
      before: JSON.stringify(before),
    })
  }

  await add(
    'communities',
    plan.communities,
    plan.communities.map(({ name }) => ({ name, ...tag })),
  )
  await add(
    'buildings',
    plan.buildings,
    plan.buildings.map(({ name, community }) => ({ name, community_id: community.id!, ...tag })),
  )
  await add(
    'resident_groups',
    plan.groups,
    plan.groups.map(({ name }) => ({ name, archived_at: null, ...tag })),
  )
  const changedHouses = [...plan.changedHouses].filter((house) => house.before !== null)
  await add(
    'houses',
    plan.houses,
    plan.houses.map(({ building, unit, room, fields }) => ({
      building_id: building.id!,
      unit,
      room,
      archived_at: null,
      ...fields,
      ...tag,
    })),
  )
  for (const { before, fields } of changedHouses) await change('houses', before!, fields)
  await add(
    'residents',
    plan.residents,
    plan.residents.map(({ name, group, fields }) => ({
      name,
      group_id: group?.id ?? null,
      archived_at: null,
      ...fields,
      ...tag,
    })),
  )
  for (const { before, fields, group } of plan.changedResidents)
    if (before) await change('residents', before, { ...fields, group_id: group?.id ?? null })
  await add(
    'resident_phones',
    plan.phones.map(() => ({})),
    plan.phones.map(({ resident, phone, position }) => ({
      resident_id: resident.id!,
      phone,
      label: '',
      position,
      ...tag,
    })),
  )
  await add(
    'resident_plates',
    plan.plates.map(() => ({})),
    plan.plates.map(({ resident, plate }) => ({ resident_id: resident.id!, plate, ...tag })),
  )
  await add(
    'occupancies',
    plan.occupancies,
    plan.occupancies.map(({ house, resident, fields, primary }) => ({
      house_id: house!.id!,
      resident_id: resident.id!,
      until: null,
      is_primary: primary ? (1 as const) : (0 as const),
      ...fields,
      ...tag,
    })),
  )
  for (const { before, fields } of plan.changedOccupancies)
    if (before) await change('occupancies', before, fields)
  await insertRows(db, 'import_journal', journal)

  const people = [...plan.residents, ...[...plan.phones, ...plan.occupancies].map(({ resident }) => resident)]
  await indexHouses(
    db,
    plan.houses.map(({ id }) => id!),
  )
  await indexResidents(db, [...new Set(people.map(({ id }) => id!))])
}
