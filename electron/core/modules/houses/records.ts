import type { Kysely } from 'kysely'
import type { HouseRecord } from '../../../../shared/modules/houses/contract.ts'
import type { HouseRecordKind } from '../../../../shared/modules/houses/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { requireHouse } from './address.ts'

/** What a house's file tells, the latest first. */
export async function recordsOf(db: Kysely<Tables>, houseId: number): Promise<HouseRecord[]> {
  const rows = await db
    .selectFrom('house_records')
    .leftJoin('staff', 'staff.id', 'house_records.created_by')
    .selectAll('house_records')
    .select('staff.name as by')
    .where('house_id', '=', houseId)
    .orderBy('happened_on', 'desc')
    .orderBy('house_records.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind as HouseRecordKind,
    happenedOn: row.happened_on,
    part: row.part,
    words: row.words,
    cause: row.cause,
    materials: row.materials,
    costFen: row.cost_fen,
    worker: row.worker,
    warrantyUntil: row.warranty_until,
    by: row.by ?? '',
    at: row.created_at,
    voided: row.voided_at !== null,
  }))
}

type NewRecord = Omit<HouseRecord, 'id' | 'version' | 'by' | 'at' | 'voided'> & { houseId: number }

/** Errors: NOT_FOUND, NOT_ALLOWED_NOW in the recycle bin, INVALID_INPUT on `happenedOn` when that day is to come. */
export async function addRecord(call: Call, record: NewRecord) {
  const { houseId, happenedOn, costFen, warrantyUntil, ...said } = record
  await requireHouse(call, houseId)
  // A partial date sorts before the days of its own month or year.
  if (happenedOn > call.today) throw new Fault('INVALID_INPUT', { field: 'happenedOn' })
  const written = await call.db
    .insertInto('house_records')
    .values({
      house_id: houseId,
      happened_on: happenedOn,
      cost_fen: costFen,
      warranty_until: warrantyUntil,
      ...said,
      ...call.created,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `house-record:${written.id}`, fields: record })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW when it is struck out already or its house is in the recycle bin. */
export async function voidRecord(call: Call, reference: { id: number; version: number }) {
  const record = await call.db
    .selectFrom('house_records')
    .select(['house_id', 'voided_at'])
    .where('id', '=', reference.id)
    .executeTakeFirst()
  if (!record) throw new Fault('NOT_FOUND')
  await requireHouse(call, record.house_id)
  if (record.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const written = await updateVersioned(call, 'house_records', reference, { voided_at: call.now })
  await call.audit({
    subject: `house-record:${reference.id}`,
    fields: { voidedAt: call.now },
    before: { voidedAt: null },
  })
  return written
}
