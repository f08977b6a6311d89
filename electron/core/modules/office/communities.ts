import { sql } from 'kysely'
import type { z } from 'zod'
import type { CommunityKind } from '../../../../shared/modules/houses/terms.ts'
import type { officeContract } from '../../../../shared/modules/office/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from './clean-name.ts'

type CommunityFields = z.output<NonNullable<(typeof officeContract.createCommunity)['~orpc']['inputSchema']>>
interface Written {
  id: number
  version: number
}

/** Every community in the order they were added, each with how many of its houses are in use. */
export async function communities({ db }: Call) {
  const rows = await db
    .selectFrom('communities')
    .selectAll('communities')
    .select((eb) => [
      eb
        .selectFrom('houses')
        .innerJoin('buildings', 'buildings.id', 'houses.building_id')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('buildings.community_id', '=', 'communities.id')
        .where('houses.archived_at', 'is', null)
        .as('houses'),
      eb.selectFrom('office').select('office.community_id').as('current'),
    ])
    .orderBy('communities.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind as CommunityKind,
    areaHundredths: row.area_hundredths,
    households: row.households,
    occupiedHouseholds: row.occupied_households,
    deliveredYear: row.delivered_year,
    current: row.id === row.current,
    houses: row.houses ?? 0,
  }))
}

/** Errors: ALREADY_EXISTS (`name`), INVALID_INPUT (`name`, `occupiedHouseholds`). */
export async function createCommunity(call: Call, input: CommunityFields): Promise<Written> {
  const values = await communityValues(call, input)
  const written = await call.db
    .insertInto('communities')
    .values({ ...values, import_id: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `community:${written.id}`, label: values.name, fields: values })
  return written
}

/** Errors: as for a new one; NOT_FOUND, CONFLICT. */
export async function updateCommunity(call: Call, input: CommunityFields & Written): Promise<Written> {
  const before = await call.db
    .selectFrom('communities')
    .selectAll()
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!before) throw new Fault('NOT_FOUND')
  const values = await communityValues(call, input, input.id)
  const written = await updateVersioned(call, 'communities', input, values)
  await call.audit({
    subject: `community:${input.id}`,
    label: before.name,
    fields: values,
    before: Object.fromEntries(Object.keys(values).map((key) => [key, before[key as keyof typeof values]])),
  })
  return written
}

/** Error: NOT_FOUND. */
export async function chooseCommunity(call: Call, id: number): Promise<void> {
  const community = await call.db
    .selectFrom('communities')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!community) throw new Fault('NOT_FOUND')
  const office = await call.db.selectFrom('office').select('community_id').executeTakeFirstOrThrow()
  await call.db
    .updateTable('office')
    .set((eb) => ({ community_id: id, version: eb('version', '+', 1), ...call.updated }))
    .execute()
  await call.audit({
    subject: `community:${id}`,
    label: community.name,
    fields: { community_id: id },
    before: { community_id: office.community_id },
  })
}

async function communityValues(call: Call, input: CommunityFields, id = 0) {
  const name = cleanName(input.name)
  const taken = await call.db
    .selectFrom('communities')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'name' })
  const { households, occupiedHouseholds } = input
  if (households !== null && occupiedHouseholds !== null && occupiedHouseholds > households)
    throw new Fault('INVALID_INPUT', { field: 'occupiedHouseholds' })
  return {
    name,
    kind: input.kind,
    area_hundredths: input.areaHundredths,
    households,
    occupied_households: occupiedHouseholds,
    delivered_year: input.deliveredYear,
  }
}
