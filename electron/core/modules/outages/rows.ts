import type { Selectable } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { OutageRow } from '../../../../shared/modules/outages/contract.ts'
import type { OutageKind, OutageState } from '../../../../shared/modules/outages/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { byNumber } from '../houses/by-number.ts'

export type Outage = Selectable<Tables['outages']>

/** How an outage stands at a moment. */
export function stateOf(outage: Outage, now: string): OutageState {
  if (outage.voided_at !== null) return 'voided'
  if (outage.ended_at !== null) return 'ended'
  return outage.starts_at > now ? 'planned' : 'running'
}

export const selectOutages = ({ db }: Call) =>
  db
    .selectFrom('outages')
    .leftJoin('staff', 'staff.id', 'outages.created_by')
    .selectAll('outages')
    .select('staff.name as by')

/** Outages as pages show them, in the order they came. */
export async function asOutageRows(
  call: Call,
  rows: readonly (Outage & { by: string | null })[],
): Promise<OutageRow[]> {
  const places = await placesOf(
    call,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind as OutageKind,
    planned: row.planned === 1,
    title: row.title,
    words: row.words,
    startsAt: row.starts_at,
    expectedEndAt: row.expected_end_at,
    endedAt: row.ended_at,
    state: stateOf(row, call.now),
    places: (places.get(row.id) ?? []).map(({ buildingId, building, unit }) => ({
      buildingId,
      building,
      unit,
    })),
    by: row.by ?? '',
  }))
}

async function placesOf({ db }: Call, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never[]>()
  const rows = await db
    .selectFrom('outage_places')
    .innerJoin('buildings', 'buildings.id', 'outage_places.building_id')
    .select(['outage_id', 'building_id as buildingId', 'buildings.name as building', 'unit'])
    .where('outage_id', 'in', ids)
    .execute()
  rows.sort((a, b) => byNumber(a.building, b.building) || byNumber(a.unit, b.unit))
  return groupBy(rows, (row) => row.outage_id)
}
