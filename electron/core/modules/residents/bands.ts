import { bands, type BandAspect, type KnownFrom } from '../../../../shared/modules/residents/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { editableResident } from './editable.ts'

/** What is known of a person in bands, in the order of the aspects. */
export async function bandsOf({ db }: Call, residentId: number) {
  const rows = await db
    .selectFrom('resident_bands')
    .select(['aspect', 'version', 'band', 'source', 'noted_on'])
    .where('resident_id', '=', residentId)
    .execute()
  const order = Object.keys(bands)
  return rows
    .map(({ aspect, version, band, source, noted_on }) => ({
      aspect: aspect as BandAspect,
      version,
      band,
      source: source as KnownFrom,
      notedOn: noted_on,
    }))
    .sort((a, b) => order.indexOf(a.aspect) - order.indexOf(b.aspect))
}

interface NewBand {
  residentId: number
  aspect: BandAspect
  /** Of the band as it was seen; null where none was known. */
  version: number | null
  band: string | null
  source: KnownFrom
}

/**
 * Sets one band of a person, noted today; null forgets it. Errors: INVALID_INPUT on `band` for one that the aspect does
 * not have, CONFLICT when it was set, changed or forgotten meanwhile, NOT_FOUND, NOT_ALLOWED_NOW for an archived person.
 */
export async function setBand(
  call: Call,
  { residentId, aspect, version, band, source }: NewBand,
): Promise<void> {
  const { db } = call
  await editableResident(call, residentId)
  if (band !== null && !(bands[aspect] as readonly string[]).includes(band))
    throw new Fault('INVALID_INPUT', { field: 'band' })
  const before = await db
    .selectFrom('resident_bands')
    .select(['id', 'version', 'band', 'source'])
    .where('resident_id', '=', residentId)
    .where('aspect', '=', aspect)
    .executeTakeFirst()
  if (version !== (before?.version ?? null)) throw new Fault('CONFLICT')
  if (band !== null) {
    const values = { band, source, noted_on: call.today }
    if (before) await updateVersioned(call, 'resident_bands', before, values)
    else
      await db
        .insertInto('resident_bands')
        .values({ resident_id: residentId, aspect, ...values, ...call.created })
        .execute()
  } else if (before) await db.deleteFrom('resident_bands').where('id', '=', before.id).execute()
  await call.audit({
    subject: `resident:${residentId}`,
    fields: { aspect, band, ...(band !== null && { source }) },
    before: { band: before?.band ?? null, ...(before && { source: before.source }) },
  })
}
