import { sql } from 'kysely'
import type { BinKind } from '../../../../shared/modules/changes/contract.ts'
import { formatRoom, parseRoomQuery } from '../../../../shared/modules/houses/room.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { housesRead } from '../houses/readings.ts'

interface BinFilter {
  kind?: BinKind | undefined
  text?: string | undefined
}

/** Archived houses (by a room in any style) and people (by part of their name), the last archived first. */
export async function binContents(
  { db }: Call,
  { page, size, kind, text }: BinFilter & { page: number; size: number },
) {
  const archived = housesInBin(db, text).$if(kind === 'resident', (query) => query.where(sql<boolean>`false`))
  const everything = db.selectFrom(
    archived
      .unionAll(residentsInBin(db, text).$if(kind === 'house', (query) => query.where(sql<boolean>`false`)))
      .as('archived'),
  )
  const { total } = await everything
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await everything
    .leftJoin('staff', 'staff.id', 'archived.updated_by')
    .selectAll('archived')
    .select('staff.name as by')
    .orderBy('archived.archivedAt', 'desc')
    .orderBy('archived.kind')
    .orderBy('archived.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map(({ building, unit, room, name, by, archivedAt, updated_by: _by, ...row }) => ({
      ...row,
      label: row.kind === 'house' ? formatRoom({ building, unit, room }) : name,
      archivedAt: archivedAt!,
      by: by ?? '',
    })),
  }
}

const housesInBin = (db: Call['db'], text?: string) =>
  db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      sql<BinKind>`'house'`.as('kind'),
      'houses.id',
      'houses.version',
      'houses.archived_at as archivedAt',
      'houses.updated_by',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      sql<string>`''`.as('name'),
      sql<number | null>`null`.as('mergedInto'),
    ])
    .where('houses.archived_at', 'is not', null)
    .$if(!!text, (query) => {
      const readings = parseRoomQuery(text!)
      return readings.length > 0
        ? query.where('houses.id', 'in', housesRead(readings))
        : query.where(sql<boolean>`false`)
    })

const residentsInBin = (db: Call['db'], text?: string) =>
  db
    .selectFrom('residents')
    .select([
      sql<BinKind>`'resident'`.as('kind'),
      'id',
      'version',
      'archived_at as archivedAt',
      'updated_by',
      sql<string>`''`.as('building'),
      sql<string>`''`.as('unit'),
      sql<string>`''`.as('room'),
      'name',
      'merged_into as mergedInto',
    ])
    .where('archived_at', 'is not', null)
    .$if(!!text, (query) => query.where(containing('residents.name', cleanText(text!))))
