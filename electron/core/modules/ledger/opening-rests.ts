import type { Kysely } from 'kysely'
import type { Fund } from '../../../../shared/modules/ledger/terms.ts'
import { monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'

/** What was told of funds and stays as it was told, by its last month; empty where there is none. */
export interface Told {
  closed: string
  disclosed: ReadonlyMap<Fund, string>
}

/** The last closed month, and by fund the last one that a published sheet drawn from the ledger tells of. */
export async function lastTold(db: Kysely<Tables>): Promise<Told> {
  const [closed, sheets] = await Promise.all([
    db.selectFrom('closed_months').select('month').orderBy('month', 'desc').limit(1).executeTakeFirst(),
    db
      .selectFrom('disclosures')
      .innerJoin('disclosure_parts', 'disclosure_parts.disclosure_id', 'disclosures.id')
      .select((eb) => ['part', eb.fn.max('until_month').as('month')])
      .where('origin', '=', 'ledger')
      .where('published_at', 'is not', null)
      .groupBy('part')
      .execute(),
  ])
  return {
    closed: closed?.month ?? '',
    disclosed: new Map(sheets.map(({ part, month }) => [part as Fund, month])),
  }
}

/**
 * What rests on a fund's balance at the end of a day: a sheet or a closed month of that day or after it tells of the balance,
 * carried on. Null where nothing does.
 */
export function restingOn({ closed, disclosed }: Told, fund: Fund, day: string): 'sheet' | 'month' | null {
  const month = monthOf(day)
  if ((disclosed.get(fund) ?? '') >= month) return 'sheet'
  return closed >= month ? 'month' : null
}
