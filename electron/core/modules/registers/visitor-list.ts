import { sql, type Expression, type SqlBool } from 'kysely'
import type { VisitorRow } from '../../../../shared/modules/registers/contract.ts'
import { visitorState } from '../../../../shared/modules/registers/rules.ts'
import type { VisitorState } from '../../../../shared/modules/registers/terms.ts'
import { dayIn, startOfDay } from '../../../../shared/time/zone.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf, matchingRows, registerPage, rowFields, shownPhone, type RowFilter } from './common.ts'

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
  const columns = { at: 'arrived_at', by: 'taken_by' }
  const { rows, total } = await registerPage(call, 'visitors', columns, { page, size, where, first: inside })
  return {
    total,
    rows: rows.map((row): VisitorRow => ({
      ...rowFields(row),
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
