import type { z } from 'zod'
import type { outagesContract } from '../../../../shared/modules/outages/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { stateOf, type Outage } from './rows.ts'

type NewOutage = z.output<NonNullable<(typeof outagesContract.add)['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** Errors: INVALID_INPUT on `expectedEndAt` that is not after the start, NOT_FOUND on `places`. */
export async function addOutage(call: Call, input: NewOutage): Promise<Reference> {
  const values = valuesOf(input)
  const places = await checkedPlaces(call, input)
  const written = await call.db
    .insertInto('outages')
    .values({ ...values, ended_at: null, voided_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await writePlaces(call, written.id, places)
  await call.audit({ subject: `outage:${written.id}`, fields: { ...values, places } })
  return written
}

/** The same with other facts, as long as it is not over. Errors: as above, NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function changeOutage(call: Call, { id, version, ...facts }: NewOutage & Reference) {
  const before = await openOutage(call, id)
  const values = valuesOf(facts)
  const places = await checkedPlaces(call, facts)
  const written = await updateVersioned(call, 'outages', { id, version }, values)
  await call.db.deleteFrom('outage_places').where('outage_id', '=', id).execute()
  await writePlaces(call, id, places)
  const columns = Object.keys(values) as (keyof typeof values)[]
  await call.audit({
    subject: `outage:${id}`,
    fields: { ...values, places },
    before: Object.fromEntries(columns.map((column) => [column, before[column]])),
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW before it began, INVALID_INPUT on `endedAt` before that or ahead. */
export async function endOutage(
  call: Call,
  { endedAt, ...reference }: Reference & { endedAt: string | null },
) {
  const outage = await openOutage(call, reference.id)
  if (stateOf(outage, call.now) !== 'running') throw new Fault('NOT_ALLOWED_NOW')
  const ended_at = endedAt === null ? call.now : asInstant(endedAt)
  if (ended_at < outage.starts_at || ended_at > call.now)
    throw new Fault('INVALID_INPUT', { field: 'endedAt' })
  const written = await updateVersioned(call, 'outages', reference, { ended_at })
  await call.audit({ subject: `outage:${outage.id}`, fields: { ended_at } })
  return written
}

/** Struck out, also when it is over. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW. */
export async function voidOutage(call: Call, reference: Reference) {
  const outage = await outageOf(call, reference.id)
  if (outage.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const written = await updateVersioned(call, 'outages', reference, { voided_at: call.now })
  await call.audit({ subject: `outage:${outage.id}`, fields: { voided_at: call.now } })
  return written
}

/** With milliseconds, as every instant is kept, so that texts compare as moments do. */
const asInstant = (moment: string) => new Date(moment).toISOString()

function valuesOf(input: NewOutage) {
  const starts_at = asInstant(input.startsAt)
  const expected_end_at = input.expectedEndAt === null ? null : asInstant(input.expectedEndAt)
  if (expected_end_at !== null && expected_end_at <= starts_at)
    throw new Fault('INVALID_INPUT', { field: 'expectedEndAt' })
  return {
    kind: input.kind,
    planned: input.planned ? 1 : 0,
    title: input.title,
    words: input.words,
    starts_at,
    expected_end_at,
  } as const
}

type Place = NewOutage['places'][number]

/** Each once; a unit of a building that is named as a whole is part of it. */
async function checkedPlaces(call: Call, { places }: NewOutage): Promise<Place[]> {
  const whole = new Set(places.filter(({ unit }) => unit === '').map(({ buildingId }) => buildingId))
  const units = places.filter(({ buildingId, unit }) => unit !== '' && !whole.has(buildingId))
  const single = new Map(units.map((place) => [`${place.buildingId}/${place.unit}`, place]))
  const wanted = [...[...whole].map((buildingId) => ({ buildingId, unit: '' })), ...single.values()]
  for (const { buildingId, unit } of wanted) {
    const known = await call.db
      .selectFrom('buildings')
      .select('id')
      .where('id', '=', buildingId)
      .$if(unit !== '', (q) =>
        q.where('id', 'in', (eb) => eb.selectFrom('houses').select('building_id').where('unit', '=', unit)),
      )
      .executeTakeFirst()
    if (!known) throw new Fault('NOT_FOUND', { field: 'places' })
  }
  return wanted
}

async function writePlaces(call: Call, outageId: number, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  await call.db
    .insertInto('outage_places')
    .values(places.map(({ buildingId, unit }) => ({ outage_id: outageId, building_id: buildingId, unit })))
    .execute()
}

async function outageOf({ db }: Call, id: number): Promise<Outage> {
  const outage = await db.selectFrom('outages').selectAll().where('id', '=', id).executeTakeFirst()
  if (!outage) throw new Fault('NOT_FOUND')
  return outage
}

async function openOutage(call: Call, id: number): Promise<Outage> {
  const outage = await outageOf(call, id)
  if (outage.ended_at !== null || outage.voided_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return outage
}
