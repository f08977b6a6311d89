import { oneOf } from '../../../database/one-of.ts'
import type { Call } from '../../../kernel/call.ts'
import { partsOfStratum } from './frame.ts'

/** The same with what each stratum is called: its building's name and its houses' kind. */
export async function withNames<Row extends { stratum: string }>(
  { db }: Pick<Call, 'db'>,
  rows: readonly Row[],
): Promise<(Row & { building: string; houseKind: string })[]> {
  const ids = rows.flatMap(({ stratum }) => partsOfStratum(stratum).buildingId ?? [])
  const buildings = await db
    .selectFrom('buildings')
    .select(['id', 'name'])
    .where('id', 'in', oneOf(ids))
    .execute()
  const names = new Map(buildings.map(({ id, name }) => [id, name]))
  return rows.map((row) => {
    const { buildingId, houseKind } = partsOfStratum(row.stratum)
    return { ...row, building: names.get(buildingId ?? 0) ?? '', houseKind }
  })
}
