import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import type { PutBack } from '../../kernel/undo.ts'
import { residentsWithDigest } from '../residents/id-number.ts'

/** What belongs to a person and goes nowhere without them. */
const belongings = new Set<PutBack['table']>([
  'occupancies',
  'resident_phones',
  'resident_plates',
  'resident_tags',
  'resident_flags',
  'resident_bands',
  'resident_preferences',
])

/** A row of these that was struck out is over, whatever happened to it before. */
const struckOut = new Set<PutBack['table']>([
  'held_keys',
  'parcels',
  'visitors',
  'item_passes',
  'service_requests',
])

/**
 * What was put back must agree with what others did meanwhile to rows that the command itself never wrote, which no
 * constraint of the tables tells. Error: CHANGED_SINCE.
 */
export async function requireFitting(call: Call, putBack: readonly PutBack[]): Promise<void> {
  for (const each of putBack) {
    if (each.row === null) continue
    const fits =
      (!belongings.has(each.table) || (await isInUse(call, 'residents', Number(each.row['resident_id'])))) &&
      (each.table !== 'occupancies' || (await fitsHouse(call, each, putBack))) &&
      (each.table !== 'residents' || (await hasOwnIdNumber(call, each))) &&
      (each.table !== 'promises' || (await fitsContact(call, each))) &&
      (each.table !== 'key_loans' || (await fitsKey(call, each))) &&
      (!struckOut.has(each.table) || each.row['voided_at'] === null)
    if (!fits) throw new Fault('CHANGED_SINCE')
  }
}

async function isInUse({ db }: Call, table: 'residents' | 'houses', id: number): Promise<boolean> {
  const row = await db.selectFrom(table).select('archived_at').where('id', '=', id).executeTakeFirst()
  return row?.archived_at === null
}

/** Nobody lives in an archived house, or twice in one, and a house has one primary contact. */
async function fitsHouse(call: Call, { id, was, row }: PutBack, all: readonly PutBack[]): Promise<boolean> {
  if (row!['until'] !== null) return true
  const houseId = Number(row!['house_id'])
  if (!(await isInUse(call, 'houses', houseId))) return false
  const living = await call.db
    .selectFrom('occupancies')
    .select(['id', 'resident_id', 'is_primary'])
    .where('house_id', '=', houseId)
    .where('until', 'is', null)
    .execute()
  const restored = new Set(all.filter(({ table }) => table === 'occupancies').map((each) => each.id))
  const others = living.filter((each) => each.id !== id && !restored.has(each.id))
  const movesIn = was === null || was['until'] !== null
  if (movesIn && others.some((each) => each.resident_id === row!['resident_id'])) return false
  return row!['is_primary'] !== 1 || !others.some((each) => each.is_primary === 1)
}

/** Whoever comes back, or gets a number back, shares it with nobody in use. */
async function hasOwnIdNumber(call: Call, { id, was, row }: PutBack): Promise<boolean> {
  const digest = row!['id_number_digest']
  if (typeof digest !== 'string' || row!['archived_at'] !== null) return true
  if (was !== null && was['archived_at'] === null && was['id_number_digest'] === digest) return true
  return (await residentsWithDigest(call, digest)).every((bearer) => bearer === id)
}

/** Nothing is owed any more out of a contact that was struck out. */
async function fitsContact({ db }: Call, { row }: PutBack): Promise<boolean> {
  if (row!['state'] !== 'open') return true
  const contact = await db
    .selectFrom('contacts')
    .select('voided_at')
    .where('id', '=', Number(row!['contact_id']))
    .executeTakeFirst()
  return contact?.voided_at === null
}

/** A key is lent only while it is in keeping; that it is lent once at a time is told by an index. */
async function fitsKey({ db }: Call, { row }: PutBack): Promise<boolean> {
  if (row!['back_at'] !== null) return true
  const key = await db
    .selectFrom('held_keys')
    .select(['returned_at', 'voided_at'])
    .where('id', '=', Number(row!['held_key_id']))
    .executeTakeFirst()
  return key?.returned_at === null && key.voided_at === null
}
