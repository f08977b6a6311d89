import { sql, type Expression, type SqlBool } from 'kysely'
import type { PassRow } from '../../../../shared/modules/registers/contract.ts'
import { passState } from '../../../../shared/modules/registers/rules.ts'
import type { ApplicantRole, OwnerConsent, PassState } from '../../../../shared/modules/registers/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { roomLabel } from '../tickets/names.ts'
import { allOf, matchingRows, nameColumns, paged, shownPhone, type Page, type RowFilter } from './common.ts'

type PassFilter = RowFilter & { state?: PassState | undefined }

const open = sql<SqlBool>`item_passes.released_at is null and item_passes.voided_at is null`

/** The passes of a state, as `passState` tells it. */
function ofState({ today }: Call, state: PassState): Expression<SqlBool> {
  switch (state) {
    case 'issued':
      return sql<SqlBool>`${open} and item_passes.valid_on >= ${today}`
    case 'expired':
      return sql<SqlBool>`${open} and item_passes.valid_on < ${today}`
    case 'released':
      return sql<SqlBool>`item_passes.released_at is not null and item_passes.voided_at is null`
    case 'void':
      return sql<SqlBool>`item_passes.voided_at is not null`
  }
}

function matching(call: Call, { state, ...filter }: PassFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'item_passes.house_id',
    at: 'item_passes.issued_at',
    parts: ['item_passes.applicant', 'item_passes.items', 'item_passes.carrier', 'item_passes.plate'],
    ends: ['item_passes.phone', 'item_passes.number'],
  })
  return allOf(state ? [...conditions, ofState(call, state)] : conditions)
}

/** One page of the passes a filter asks for, those still good first, newest first. */
export async function listPasses(call: Call, { page, size, ...filter }: PassFilter & Page) {
  const where = matching(call, filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      call.db
        .selectFrom('item_passes')
        .leftJoin('houses', 'houses.id', 'item_passes.house_id')
        .leftJoin('buildings', 'buildings.id', 'houses.building_id')
        .leftJoin('staff', 'staff.id', 'item_passes.issued_by')
        .selectAll('item_passes')
        .select(nameColumns)
        .where(where)
        .orderBy(ofState(call, 'issued'), 'desc')
        .orderBy('item_passes.issued_at', 'desc')
        .orderBy('item_passes.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('item_passes')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return {
    total,
    rows: rows.map((row): PassRow => ({
      id: row.id,
      version: row.version,
      houseId: row.house_id,
      room: roomLabel(row),
      by: row.by ?? '',
      notes: row.notes,
      voidReason: row.void_reason,
      number: row.number,
      applicant: row.applicant,
      applicantRole: row.applicant_role as ApplicantRole,
      phone: shownPhone(row.phone),
      items: row.items,
      carrier: row.carrier,
      plate: row.plate,
      ownerConsent: row.owner_consent as OwnerConsent,
      issuedAt: row.issued_at,
      validOn: row.valid_on,
      state: passState(
        { voidedAt: row.voided_at, releasedAt: row.released_at, validOn: row.valid_on },
        call.today,
      ),
      releasedAt: row.released_at,
      guard: row.guard_name,
    })),
  }
}
