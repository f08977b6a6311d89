import { sql, type Expression, type SqlBool } from 'kysely'
import type { RequestRow } from '../../../../shared/modules/services/contract.ts'
import type { RequestState, ServiceKind } from '../../../../shared/modules/services/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { allOf, matchingRows, nameColumns, shownPhone, type RowFilter } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'

type RequestFilter = RowFilter & { kind?: ServiceKind | undefined; state?: RequestState | undefined }

/** As literals, so that the index of open requests serves them. */
const open = sql<SqlBool>`service_requests.state = 'open' and service_requests.voided_at is null`

const ofState = (state: RequestState): Expression<SqlBool> =>
  state === 'open'
    ? open
    : state === 'void'
      ? sql<SqlBool>`service_requests.voided_at is not null`
      : sql<SqlBool>`service_requests.state = ${state} and service_requests.voided_at is null`

function matching(call: Call, { kind, state, ...filter }: RequestFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'service_requests.house_id',
    at: 'service_requests.asked_at',
    parts: ['service_requests.name', 'service_requests.words', 'service_requests.notes'],
    ends: ['service_requests.phone'],
  })
  if (kind) conditions.push(sql<SqlBool>`service_requests.kind = ${kind}`)
  if (state) conditions.push(ofState(state))
  return allOf(conditions)
}

/** One page of the requests a filter asks for, open ones first, newest first. */
export async function listRequests(call: Call, { page, size, ...filter }: RequestFilter & Page) {
  const where = matching(call, filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      call.db
        .selectFrom('service_requests')
        .leftJoin('houses', 'houses.id', 'service_requests.house_id')
        .leftJoin('buildings', 'buildings.id', 'houses.building_id')
        .leftJoin('staff', 'staff.id', 'service_requests.taken_by')
        .leftJoin('providers', 'providers.id', 'service_requests.provider_id')
        .selectAll('service_requests')
        .select([...nameColumns, 'providers.name as provider'])
        .where(where)
        .orderBy(open, 'desc')
        .orderBy('service_requests.asked_at', 'desc')
        .orderBy('service_requests.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('service_requests')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return {
    total,
    rows: rows.map((row): RequestRow => {
      const state = row.voided_at === null ? (row.state as RequestState) : 'void'
      return {
        id: row.id,
        version: row.version,
        kind: row.kind as ServiceKind,
        houseId: row.house_id,
        room: roomLabel(row),
        name: row.name,
        phone: shownPhone(row.phone),
        words: row.words,
        wantedOn: row.wanted_on,
        providerId: row.provider_id,
        provider: row.provider ?? '',
        feeFen: row.fee_fen,
        state,
        overdue: state === 'open' && row.wanted_on !== null && row.wanted_on < call.today,
        askedAt: row.asked_at,
        settledAt: row.settled_at,
        rating: row.rating,
        by: row.by ?? '',
        notes: row.notes,
        voidReason: row.void_reason,
      }
    }),
  }
}
