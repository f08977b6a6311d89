import { sql, type Expression, type SqlBool } from 'kysely'
import type { FrameRule, StrataKind } from '../../../../../shared/modules/surveys/terms.ts'
import { naturally } from '../../../database/text.ts'
import type { Call } from '../../../kernel/call.ts'

/** A house that can be drawn. */
export interface FramedHouse {
  houseId: number
  stratum: string
}

/** Nobody lives in a parking place. */
const home = sql<SqlBool>`houses.archived_at is null and houses.kind <> 'parking'`
const occupiedBy = (who: Expression<SqlBool>) =>
  sql<SqlBool>`exists (select 1 from occupancies where occupancies.house_id = houses.id and occupancies.until is null and ${who})`
const owner = sql<SqlBool>`occupancies.role in ('owner', 'co-owner')`
const anybody = occupiedBy(sql<SqlBool>`1 = 1`)
/** A house that is called vacant or being renovated, where only owners are on record: they live elsewhere. */
const unlived = sql<SqlBool>`houses.state in ('vacant', 'renovating') and not ${occupiedBy(sql<SqlBool>`not ${owner}`)}`

/** Whose houses are asked. */
const inFrame = (rule: FrameRule): Expression<SqlBool> =>
  rule === 'owned'
    ? sql<SqlBool>`${home} and ${occupiedBy(owner)}`
    : sql<SqlBool>`${home} and ${anybody} and not (${unlived})`

/** The houses of the frame as the archive knows them now, in the order of a walk: building, unit, floor, room. */
export async function frameToday(
  { db }: Pick<Call, 'db'>,
  rule: FrameRule,
  strata: StrataKind,
): Promise<FramedHouse[]> {
  const rows = await db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select(['houses.id', 'houses.kind', 'houses.building_id as buildingId'])
    .where(inFrame(rule))
    .orderBy('buildings.community_id')
    .orderBy(naturally('buildings.name'))
    .orderBy('buildings.id')
    .orderBy(naturally('houses.unit'))
    .orderBy('houses.floor')
    .orderBy(naturally('houses.room'))
    .orderBy('houses.id')
    .execute()
  return rows.map((row) => ({ houseId: row.id, stratum: stratumOf(row, strata) }))
}

/** Houses that only an owner who lives elsewhere is on record for: not in the frame of `occupied`. */
export async function countUnlived({ db }: Pick<Call, 'db'>): Promise<number> {
  const { count } = await db
    .selectFrom('houses')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<SqlBool>`${home} and ${anybody} and ${unlived}`)
    .executeTakeFirstOrThrow()
  return count
}

function stratumOf({ buildingId, kind }: { buildingId: number; kind: string }, strata: StrataKind): string {
  switch (strata) {
    case 'none':
      return ''
    case 'building':
      return String(buildingId)
    case 'house-kind':
      return kind
    case 'building-kind':
      return `${buildingId}/${kind}`
  }
}

/** A stratum taken apart: the building's id and the house kind's code, each empty where it is not stratified by it. */
export function partsOfStratum(stratum: string): { buildingId: number | null; houseKind: string } {
  const [first = '', second] = stratum.split('/')
  const numbered = /^\d+$/.test(first)
  return { buildingId: numbered ? Number(first) : null, houseKind: second ?? (numbered ? '' : first) }
}
