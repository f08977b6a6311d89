import { sql, type Expression, type SqlBool } from 'kysely'
import type { VisitorRow } from '../../../../shared/modules/registers/contract.ts'
import { visitorState } from '../../../../shared/modules/registers/rules.ts'
import type { VisitorState } from '../../../../shared/modules/registers/terms.ts'
import { dayIn, startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import { roomLabel } from '../tickets/names.ts'
import { allOf, matchingRows, nameColumns, paged, shownPhone, type Page, type RowFilter } from './common.ts'

type VisitorFilter = RowFilter & { state?: VisitorState | undefined }

/** As literals, so that the index of visitors inside serves them. */
const inside = sql<SqlBool>`visitors.left_at is null and visitors.voided_at is null`

/** The visitors of a state, as `visitorState` tells it; `inside` are those since an earlier day too. */
function ofState({ services, today }: Call, state: VisitorState): Expression<SqlBool> {
  switch (state) {
    case 'inside':
      return inside
    case 'overnight':
      return sql<SqlBool>`${inside} and visitors.arrived_at < ${startOfDay(services.timeZone, today)}`
    case 'left':
      return sql<SqlBool>`visitors.left_at is not null and visitors.voided_at is null`
    case 'void':
      return sql<SqlBool>`visitors.voided_at is not null`
  }
}

function matching(call: Call, { state, ...filter }: VisitorFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'visitors.house_id',
    at: 'visitors.arrived_at',
    parts: ['visitors.name', 'visitors.plate', 'visitors.host_name', 'visitors.purpose', 'visitors.pass'],
    ends: ['visitors.phone'],
  })
  return allOf(state ? [...conditions, ofState(call, state)] : conditions)
}

/** One page of the visitors a filter asks for, those inside first, newest first. */
export async function listVisitors(call: Call, { page, size, ...filter }: VisitorFilter & Page) {
  const where = matching(call, filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      call.db
        .selectFrom('visitors')
        .leftJoin('houses', 'houses.id', 'visitors.house_id')
        .leftJoin('buildings', 'buildings.id', 'houses.building_id')
        .leftJoin('staff', 'staff.id', 'visitors.taken_by')
        .selectAll('visitors')
        .select(nameColumns)
        .where(where)
        .orderBy(inside, 'desc')
        .orderBy('visitors.arrived_at', 'desc')
        .orderBy('visitors.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('visitors')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return {
    total,
    rows: rows.map((row): VisitorRow => ({
      id: row.id,
      version: row.version,
      houseId: row.house_id,
      room: roomLabel(row),
      by: row.by ?? '',
      notes: row.notes,
      voidReason: row.void_reason,
      name: row.name,
      phone: shownPhone(row.phone),
      plate: row.plate,
      people: row.people,
      host: row.host_name,
      purpose: row.purpose,
      pass: row.pass,
      arrivedAt: row.arrived_at,
      state: visitorState(
        {
          voidedAt: row.voided_at,
          leftAt: row.left_at,
          arrivedOn: dayIn(call.services.timeZone, row.arrived_at),
        },
        call.today,
      ),
      leftAt: row.left_at,
    })),
  }
}
