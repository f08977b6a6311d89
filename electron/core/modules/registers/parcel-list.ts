import { sql, type Expression, type SqlBool } from 'kysely'
import type { ParcelRow } from '../../../../shared/modules/registers/contract.ts'
import { longWaitDays, parcelState, waitingDays } from '../../../../shared/modules/registers/rules.ts'
import type { ParcelState } from '../../../../shared/modules/registers/terms.ts'
import { addDays, dayIn, startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf, matchingRows, registerPage, rowFields, shownPhone, type RowFilter } from './common.ts'

type ParcelFilter = RowFilter & { state?: ParcelState | undefined }

/** As literals, so that the index of waiting parcels serves them. */
const waiting = sql<SqlBool>`parcels.handed_at is null and parcels.voided_at is null`

/** Parcels that came before this moment have been waiting for long. */
export const longWaitBefore = ({ services, today }: Call): string =>
  startOfDay(services.timeZone, addDays(today, 1 - longWaitDays))

/** The parcels of a state, as `parcelState` tells it; `waiting` are long waiting ones too. */
function ofState(call: Call, state: ParcelState): Expression<SqlBool> {
  switch (state) {
    case 'waiting':
      return waiting
    case 'long':
      return sql<SqlBool>`${waiting} and parcels.arrived_at < ${longWaitBefore(call)}`
    case 'handed':
      return sql<SqlBool>`parcels.handed_at is not null and parcels.voided_at is null`
    case 'void':
      return sql<SqlBool>`parcels.voided_at is not null`
  }
}

function matching(call: Call, { state, ...filter }: ParcelFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'parcels.house_id',
    at: 'parcels.arrived_at',
    parts: ['parcels.recipient', 'parcels.shelf', 'parcels.handed_to', 'parcels.notes'],
    ends: ['parcels.phone', 'parcels.tracking'],
  })
  return allOf(state ? [...conditions, ofState(call, state)] : conditions)
}

/** One page of the parcels a filter asks for, waiting ones first, newest first. */
export async function listParcels(call: Call, { page, size, ...filter }: ParcelFilter & Page) {
  const where = matching(call, filter)
  const columns = { at: 'arrived_at', by: 'taken_by' }
  const { rows, total } = await registerPage(call, 'parcels', columns, { page, size, where, first: waiting })
  const zone = call.services.timeZone
  return {
    total,
    rows: rows.map((row): ParcelRow => {
      const arrivedOn = dayIn(zone, row.arrived_at)
      return {
        ...rowFields(row),
        residentId: row.resident_id,
        recipient: row.recipient,
        phone: shownPhone(row.phone),
        carrier: row.carrier,
        tracking: row.tracking,
        shelf: row.shelf,
        pieces: row.pieces,
        arrivedAt: row.arrived_at,
        days: waitingDays(arrivedOn, row.handed_at === null ? call.today : dayIn(zone, row.handed_at)),
        state: parcelState({ voidedAt: row.voided_at, handedAt: row.handed_at, arrivedOn }, call.today),
        toldAt: row.told_at,
        handedAt: row.handed_at,
        handedTo: row.handed_to,
      }
    }),
  }
}
