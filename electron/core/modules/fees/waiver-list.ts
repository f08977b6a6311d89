import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { Waiver } from '../../../../shared/modules/fees/list-contract.ts'
import type { WaiverState } from '../../../../shared/modules/fees/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { addDays, startOfDay } from '../../../../shared/time/zone.ts'
import { containing } from '../../database/text.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'
import { ofHousesNamed } from './charge-filter.ts'
import { ofGivenBack } from './due.ts'

export interface WaiverFilter {
  text?: string | undefined
  reason?: string | undefined
  itemId?: number | undefined
  state?: WaiverState | undefined
  from?: string | undefined
  to?: string | undefined
}

function matching({ services }: Call, filter: WaiverFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'waivers' | 'charges'>()
  const conditions: Expression<SqlBool>[] = []
  const { from, to, state, itemId, reason, text } = filter
  if (from) conditions.push(eb('waivers.at', '>=', startOfDay(services.timeZone, from)))
  if (to) conditions.push(eb('waivers.at', '<', startOfDay(services.timeZone, addDays(to, 1))))
  if (state) conditions.push(eb('waivers.voided_at', state === 'standing' ? 'is' : 'is not', null))
  if (itemId) conditions.push(eb('charges.item_id', '=', itemId))
  if (reason) conditions.push(containing('waivers.reason', cleanText(reason)))
  if (text) conditions.push(ofHousesNamed(text, 'charges.house_id'))
  return allOf(conditions)
}

/** One page of what was waived, newest first, and what stands of all of it. */
export async function listWaivers(call: Call, { page, size, ...filter }: WaiverFilter & Page) {
  const where = matching(call, filter)
  const { total, waivers, amountFen } = await call.db
    .selectFrom('waivers')
    .innerJoin('charges', 'charges.id', 'waivers.charge_id')
    .select([
      (eb) => eb.fn.countAll<number>().as('total'),
      sql<number>`count(case when waivers.voided_at is null then 1 end)`.as('waivers'),
      sql<number>`coalesce(sum(case when waivers.voided_at is null then waivers.amount_fen end), 0)`.as(
        'amountFen',
      ),
    ])
    .where(where)
    .executeTakeFirstOrThrow()
  const rows = await selectWaivers(call)
    .where(where)
    .orderBy('waivers.at', 'desc')
    .orderBy('waivers.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map(asWaiver), total, sums: { waivers, amountFen } }
}

const selectWaivers = ({ db }: Call) =>
  db
    .selectFrom('waivers')
    .innerJoin('charges', 'charges.id', 'waivers.charge_id')
    .innerJoin('houses', 'houses.id', 'charges.house_id')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .innerJoin('fee_items', 'fee_items.id', 'charges.item_id')
    .innerJoin('staff', 'staff.id', 'waivers.staff_id')
    .leftJoin('closed_months', 'closed_months.month', 'charges.month')
    .selectAll('waivers')
    .select([
      'charges.house_id',
      'charges.month',
      'charges.mark',
      'buildings.name as building',
      'houses.unit',
      'houses.room',
      'fee_items.name as item',
      'staff.name as by',
      sql<number>`waivers.at > closed_months.closed_at and not ${ofGivenBack}`.as('later'),
    ])

type WaiverRow = Awaited<ReturnType<ReturnType<typeof selectWaivers>['execute']>>[number]

const asWaiver = (row: WaiverRow): Waiver => ({
  id: row.id,
  chargeId: row.charge_id,
  houseId: row.house_id,
  room: roomLabel(row),
  item: row.item,
  month: row.month,
  mark: row.mark,
  amountFen: row.amount_fen,
  reason: row.reason,
  by: row.by,
  at: row.at,
  later: row.later === 1,
  state: row.voided_at === null ? 'standing' : 'undone',
  voidedAt: row.voided_at,
  voidReason: row.void_reason,
})
