import type { Kysely } from 'kysely'
import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { Tables } from '../../database/tables.ts'
import { rowsByKey } from './key-lookup.ts'

export interface KeptRow {
  table: string
  /** The room, name or number it is known by; empty when it is gone by now. */
  label: string
  link: { kind: 'house' | 'resident' | 'ticket'; id: number } | null
}

/** What kept rows are known by, by table and id: `houses:7`. */
export type Labels = Map<string, Omit<KeptRow, 'table'>>

export async function labelHouses(db: Kysely<Tables>, ids: readonly number[], labels: Labels): Promise<void> {
  const houses = await rowsByKey(db, 'houses', 'id', ids)
  const buildings = await rowsByKey(
    db,
    'buildings',
    'id',
    houses.map(({ building_id }) => building_id),
  )
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  for (const { id, building_id, unit, room } of houses)
    labels.set(`houses:${id}`, {
      label: formatRoom({ building: names.get(building_id) ?? '', unit, room }),
      link: { kind: 'house', id },
    })
}
