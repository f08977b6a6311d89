import type { OutageRow } from '../../../../shared/modules/outages/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { instantOf } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/errors.ts'
import { asOutageRows, selectOutages } from './rows.ts'

const ahead = 24 * 60 * 60_000

/**
 * What lasts now or begins within a day, and touches this house: its building, its unit, or everybody. Without a
 * house everything of that time, since nobody knows yet who asks. Error: NOT_FOUND.
 */
export async function outagesFor(call: Call, houseId: number | null): Promise<OutageRow[]> {
  const until = instantOf(Date.parse(call.now) + ahead)
  const rows = await selectOutages(call)
    .where('outages.ended_at', 'is', null)
    .where('outages.voided_at', 'is', null)
    .where('outages.starts_at', '<=', until)
    .orderBy('outages.starts_at')
    .orderBy('outages.id')
    .execute()
  const found = await asOutageRows(call, rows)
  if (houseId === null) return found
  const house = await call.db
    .selectFrom('houses')
    .select(['building_id', 'unit'])
    .where('id', '=', houseId)
    .executeTakeFirst()
  if (!house) throw new Fault('NOT_FOUND')
  return found.filter(
    ({ places }) =>
      places.length === 0 ||
      places.some(
        ({ buildingId, unit }) => buildingId === house.building_id && (unit === '' || unit === house.unit),
      ),
  )
}
