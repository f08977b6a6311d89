import type { Kysely } from 'kysely'
import type { WarrantyPart } from '../../../../shared/modules/houses/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'

/** Until which day a part of a house is warranted. */
export interface Warranty {
  part: WarrantyPart
  until: string
}

/** By part, in the order they were entered. */
export async function warrantiesOf(db: Kysely<Tables>, houseId: number): Promise<Warranty[]> {
  const rows = await db
    .selectFrom('house_warranties')
    .select(['part', 'until'])
    .where('house_id', '=', houseId)
    .orderBy('id')
    .execute()
  return rows.map(({ part, until }) => ({ part: part as WarrantyPart, until }))
}

/** The warranties a house has from now on. Error: INVALID_INPUT on `warranties` when a part is named twice. */
export async function replaceWarranties(
  call: Call,
  houseId: number,
  warranties: readonly Warranty[],
): Promise<void> {
  const { db } = call
  const wanted = new Map(warranties.map(({ part, until }) => [part as string, until]))
  if (wanted.size < warranties.length) throw new Fault('INVALID_INPUT', { field: 'warranties' })
  const known = await db
    .selectFrom('house_warranties')
    .select(['id', 'version', 'part', 'until'])
    .where('house_id', '=', houseId)
    .execute()
  for (const { part, until, ...row } of known) {
    const now = wanted.get(part)
    wanted.delete(part)
    if (now === undefined) await db.deleteFrom('house_warranties').where('id', '=', row.id).execute()
    else if (now !== until) await updateVersioned(call, 'house_warranties', row, { until: now })
  }
  for (const [part, until] of wanted)
    await db
      .insertInto('house_warranties')
      .values({ house_id: houseId, part, until, ...call.created })
      .execute()
}

/** One line for the audit: what stood there before, in one order whatever the page's was. */
export const warrantyLine = (warranties: readonly Warranty[]): string =>
  warranties
    .map(({ part, until }) => `${part} ${until}`)
    .sort()
    .join(', ')
