import type { Kysely } from 'kysely'
import type { OccupancyRole } from '../../../../shared/modules/residents/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { Undoable } from '../../kernel/undo.ts'
import { indexResident } from '../search/indexing.ts'
import { editableResident } from './editable.ts'

/** Where a person lives, then where they lived. */
export async function occupanciesOf(db: Kysely<Tables>, residentId: number) {
  const rows = await db
    .selectFrom('occupancies')
    .innerJoin('houses', 'houses.id', 'occupancies.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .select([
      'occupancies.id',
      'occupancies.version',
      'occupancies.house_id as houseId',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'occupancies.role',
      'occupancies.since',
      'occupancies.until',
      'occupancies.is_primary',
    ])
    .where('occupancies.resident_id', '=', residentId)
    .orderBy((eb) => eb.case().when('occupancies.until', 'is', null).then(0).else(1).end())
    .orderBy('occupancies.until', 'desc')
    .orderBy('occupancies.id')
    .execute()
  return rows.map(({ is_primary, role, ...occupancy }) => ({
    ...occupancy,
    role: role as OccupancyRole,
    primary: is_primary === 1,
  }))
}

interface NewOccupancy {
  houseId: number
  role: OccupancyRole
  since: string | null
  primary: boolean
}

/**
 * Lets a person live in a house; the first one there becomes its primary contact. Whoever was it until now is audited.
 * Errors on `houseId`: NOT_FOUND, also for an archived house, and ALREADY_EXISTS.
 */
export async function insertOccupancy(call: Call, residentId: number, occupancy: NewOccupancy) {
  const { db } = call
  const { houseId, role, since } = occupancy
  const house = await db
    .selectFrom('houses')
    .select('id')
    .where('id', '=', houseId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND', { field: 'houseId' })
  const current = await db
    .selectFrom('occupancies')
    .select(['resident_id', 'is_primary'])
    .where('house_id', '=', houseId)
    .where('until', 'is', null)
    .execute()
  if (current.some((row) => row.resident_id === residentId))
    throw new Fault('ALREADY_EXISTS', { field: 'houseId' })
  const primary = occupancy.primary || !current.some((row) => row.is_primary === 1)
  if (primary) await clearPrimary(call, houseId)
  return db
    .insertInto('occupancies')
    .values({
      house_id: houseId,
      resident_id: residentId,
      role,
      since,
      until: null,
      is_primary: primary ? 1 : 0,
      import_id: null,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Nobody is the house's primary contact, until the caller says who is. The audit names who was. */
async function clearPrimary(call: Call, houseId: number): Promise<void> {
  const displaced = await call.db
    .updateTable('occupancies')
    .set((eb) => ({ is_primary: 0, version: eb('version', '+', 1), ...call.updated }))
    .where('house_id', '=', houseId)
    .where('is_primary', '=', 1)
    .returning('resident_id')
    .execute()
  for (const { resident_id } of displaced)
    await call.audit({
      subject: `resident:${resident_id}`,
      fields: { houseId, is_primary: 0 },
      before: { is_primary: 1 },
    })
}

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW for an archived person; on `houseId` NOT_FOUND, ALREADY_EXISTS. */
export async function addOccupancy(
  call: Call,
  { residentId, ...occupancy }: NewOccupancy & { residentId: number },
) {
  await editableResident(call, residentId)
  const written = await insertOccupancy(call, residentId, occupancy)
  await indexResident(call.db, residentId)
  await call.audit({
    subject: `resident:${residentId}`,
    fields: { ...occupancy },
  })
  return written
}

interface Reference {
  id: number
  version: number
}

/**
 * Somebody moves out. `until` may be a year, a month or a day. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW when it is
 * ended already, INVALID_INPUT on `until` before they moved in or, with the reason `future`, for a day to come: with an
 * end somebody counts as gone everywhere.
 */
export async function endOccupancy(call: Call, { id, version, until }: Reference & { until: string }) {
  const before = await currentOccupancy(call, id)
  const { since, is_primary } = before
  // A partial date sorts before the days of its own month or year.
  if (until > call.today) throw new Fault('INVALID_INPUT', { field: 'until', params: { reason: 'future' } })
  if (since !== null && until < since.slice(0, until.length))
    throw new Fault('INVALID_INPUT', { field: 'until' })
  const subject = `resident:${before.resident_id}`
  const undoable = new Undoable(call, subject)
  const written = await undoable.update('occupancies', id, { until, is_primary: 0 }, version)
  await indexResident(call.db, before.resident_id)
  const was = { until: null, ...(is_primary === 1 && { is_primary }) }
  await call.audit({ subject, fields: { until, ...(is_primary === 1 && { is_primary: 0 }) }, before: was })
  return { ...written, undoId: await undoable.finish() }
}

/** Whom the office calls first about a house. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for who moved out. */
export async function setPrimary(call: Call, { id, version }: Reference) {
  const before = await currentOccupancy(call, id)
  if (before.version !== version) throw new Fault('CONFLICT')
  const fields = { houseId: before.house_id, is_primary: 1 }
  const subject = `resident:${before.resident_id}`
  if (before.is_primary === 0) await clearPrimary(call, before.house_id)
  await call.audit({ subject, fields, before: { is_primary: before.is_primary } })
  if (before.is_primary === 1) return { id, version }
  return updateVersioned(call, 'occupancies', { id, version }, { is_primary: 1 })
}

async function currentOccupancy({ db }: Call, id: number) {
  const row = await db.selectFrom('occupancies').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  if (row.until !== null) throw new Fault('NOT_ALLOWED_NOW')
  return row
}
