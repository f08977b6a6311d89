import { sql, type Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/**
 * Fen of a charge that were waived after the books of its month were closed, of the table `charges`. Few charges were ever waived,
 * so the waivers are looked up for those alone.
 */
const waivedLater = sql<number>`case when charges.waived_fen > 0 then (
  select coalesce(sum(waivers.amount_fen), 0) from waivers
  inner join closed_months on closed_months.month = charges.month
  where waivers.charge_id = charges.id and waivers.voided_at is null and waivers.at > closed_months.closed_at) else 0 end`

/**
 * What a charge counts for as due in rates and on sheets, in fen: its amount less what was waived while its month was open. A closed
 * month stays as it is, so what is waived of it later is an act of its own day: it is owed no more, and lifts no rate.
 */
export const dueOf = sql<number>`(charges.amount_fen - charges.waived_fen + ${waivedLater})`

/** The houses that were let off something of these months after their books were closed. */
export const housesLetOff = (db: Kysely<Tables>, fromMonth: string, untilMonth: string) =>
  db
    .selectFrom('waivers')
    .innerJoin('charges', 'charges.id', 'waivers.charge_id')
    .innerJoin('closed_months', 'closed_months.month', 'charges.month')
    .select('charges.house_id')
    .where('waivers.voided_at', 'is', null)
    .whereRef('waivers.at', '>', 'closed_months.closed_at')
    .where('charges.voided_at', 'is', null)
    .where('charges.month', '>=', fromMonth)
    .where('charges.month', '<=', untilMonth)
