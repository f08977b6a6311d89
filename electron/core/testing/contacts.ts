import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { TestClient, TestOffice } from './office.ts'

type NewContact = Parameters<TestClient['contacts']['add']>[0]

const stamp = {
  created_at: '2026-11-01T00:00:00.000Z',
  created_by: 1,
  updated_at: '2026-11-01T00:00:00.000Z',
  updated_by: 1,
}

/** What a clerk sends for a plain call to somebody; a test says only what it cares about. */
export const newContact = (changes: Partial<NewContact> = {}): NewContact => ({
  kind: 'call',
  direction: 'out',
  words: '已告知停水时间',
  requestKey: randomUUID(),
  ...changes,
})

type Row<Table extends keyof Tables> = Partial<Insertable<Tables[Table]>>

/** Something that was done to a house, as its file keeps it. Answers with its id. */
export async function givenRecord(
  office: TestOffice,
  houseId: number,
  happenedOn: string,
  changes: Row<'house_records'> = {},
): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .insertInto('house_records')
    .values({
      house_id: houseId,
      kind: 'water-and-power',
      happened_on: happenedOn,
      part: '厨房',
      words: '换了龙头',
      cause: '',
      materials: '',
      cost_fen: null,
      worker: '',
      warranty_until: null,
      voided_at: null,
      ...stamp,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What somebody likes or needs. Answers with its id. */
export async function givenPreference(
  office: TestOffice,
  residentId: number,
  changes: Row<'resident_preferences'> = {},
): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .insertInto('resident_preferences')
    .values({
      resident_id: residentId,
      kind: 'preference',
      words: '书法',
      source: 'told',
      noted_on: '2026-11-02',
      met_on: null,
      ...stamp,
      ...changes,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Somebody who lived somewhere from one day to another, as far as known. Answers with the occupancy's id. */
export async function givenStay(
  office: TestOffice,
  residentId: number,
  houseId: number,
  { since = null, until = null }: { since?: string | null; until?: string | null },
): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .insertInto('occupancies')
    .values({
      house_id: houseId,
      resident_id: residentId,
      role: 'tenant',
      since,
      until,
      is_primary: 0,
      import_id: null,
      ...stamp,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
