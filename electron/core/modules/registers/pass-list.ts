import { sql, type Expression, type SqlBool } from 'kysely'
import type { PassRow } from '../../../../shared/modules/registers/contract.ts'
import { passState } from '../../../../shared/modules/registers/rules.ts'
import type { ApplicantRole, OwnerConsent, PassState } from '../../../../shared/modules/registers/terms.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf, matchingRows, registerPage, rowFields, shownPhone, type RowFilter } from './common.ts'

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
  const columns = { at: 'issued_at', by: 'issued_by' }
  const { rows, total } = await registerPage(call, 'item_passes', columns, {
    page,
    size,
    where,
    first: ofState(call, 'issued'),
  })
  return {
    total,
    rows: rows.map((row): PassRow => ({
      ...rowFields(row),
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
