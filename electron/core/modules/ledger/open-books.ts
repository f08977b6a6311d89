import { sql, type Kysely, type SqlBool } from 'kysely'
import type { Fund } from '../../../../shared/modules/ledger/terms.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'

/** Why a fund's month takes no entry any more. */
export type Refusal =
  | { code: 'MONTH_CLOSED'; params: { month: string } }
  | { code: 'MONTH_DISCLOSED'; params: { month: string; number: string } }

/** Which months of which funds take entries, as it is now. */
export interface OpenBooks {
  refusal(fund: Fund, month: string): Refusal | null
  /** The first month after that one, up to a last one, that takes entries of the fund. */
  next(fund: Fund, month: string, last: string): string | null
}

/**
 * Closed months stay as they are, and so does what a published sheet tells of a fund: an entry made afterwards would stand on
 * no sheet. While the sheet is being corrected its months are open again, since the correction will tell of them.
 */
export async function openBooks(db: Kysely<Tables>): Promise<OpenBooks> {
  const [closed, sheets] = await Promise.all([
    db.selectFrom('closed_months').select('month').orderBy('month').execute(),
    toldSheets(db),
  ])
  const refusal = (fund: Fund, month: string): Refusal | null => {
    const first = closed.find((one) => one.month >= month)
    if (first) return { code: 'MONTH_CLOSED', params: { month: first.month } }
    const sheet = sheets.find(
      ({ part, from_month, until_month }) => part === fund && from_month <= month && until_month >= month,
    )
    return sheet ? { code: 'MONTH_DISCLOSED', params: { month, number: sheet.number } } : null
  }
  return {
    refusal,
    next(fund, month, last) {
      for (let later = addMonths(month, 1); later <= last; later = addMonths(later, 1))
        if (refusal(fund, later) === null) return later
      return null
    },
  }
}

/** Error on `field`: MONTH_CLOSED, MONTH_DISCLOSED. */
export async function requireOpenFund(
  { db }: Pick<Call, 'db'>,
  { fund, month }: { fund: Fund; month: string },
  field: string,
): Promise<void> {
  const refusal = (await openBooks(db)).refusal(fund, month)
  if (refusal) throw new Fault(refusal.code, { field, params: { ...refusal.params } })
}

/** That nobody has begun to correct a sheet. */
export const isNotCorrected = sql<SqlBool>`not exists (select 1 from disclosures as correction
  where correction.revises_id = disclosures.id and correction.discarded_at is null)`

/** By part, the published sheets that were drawn from the ledger and that nobody is correcting. */
const toldSheets = (db: Kysely<Tables>) =>
  db
    .selectFrom('disclosures')
    .innerJoin('disclosure_parts', 'disclosure_parts.disclosure_id', 'disclosures.id')
    .select(['number', 'part', 'from_month', 'until_month'])
    .where('disclosures.state', '=', 'published')
    .where('disclosures.origin', '=', 'ledger')
    .where(isNotCorrected)
    .orderBy('disclosures.id')
    .execute()
