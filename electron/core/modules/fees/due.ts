import { sql, type Kysely, type SqlBool } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/**
 * A waiver, of the table `waivers`, by which nobody was let off anything: it came with money that was given back (`giveBack`), so
 * that the same amount is neither due nor paid.
 */
export const ofGivenBack = sql<SqlBool>`exists (
  select 1 from payment_lines inner join payments on payments.id = payment_lines.payment_id
  where payment_lines.charge_id = waivers.charge_id and payment_lines.amount_fen = -waivers.amount_fen
    and payments.kind <> 'reversal' and payments.at = waivers.at and payments.staff_id = waivers.staff_id)`

/**
 * Fen of a charge that were waived after the books of its month were closed, of the table `charges`. Few charges were ever waived,
 * so the waivers are looked up for those alone.
 */
const waivedLater = sql<number>`case when charges.waived_fen > 0 then (
  select coalesce(sum(waivers.amount_fen), 0) from waivers
  inner join closed_months on closed_months.month = charges.month
  where waivers.charge_id = charges.id and waivers.voided_at is null and waivers.at > closed_months.closed_at
    and not ${ofGivenBack}) else 0 end`

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
    .where(sql<SqlBool>`not ${ofGivenBack}`)
    .where('charges.voided_at', 'is', null)
    .where('charges.month', '>=', fromMonth)
    .where('charges.month', '<=', untilMonth)
