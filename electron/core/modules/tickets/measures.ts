import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { TicketMark, TicketSource } from '../../../../shared/modules/reports/terms.ts'

type Condition = RawBuilder<SqlBool>

/** Every figure but that of the voided ones is of these. */
const counted: Condition = sql`tickets.state <> 'void'`
const imported: Condition = sql`tickets.import_id is not null`
const live: Condition = sql`tickets.channel_id in (select id from channels where live = 1)`
const and = (condition: Condition): Condition => sql`(tickets.state <> 'void' and ${condition})`

/**
 * What is measured of a ticket, at a moment. What was promised is measured once its time is over; for a ticket out of
 * a ledger there is only what the ledger recorded, and where it recorded nothing the ticket is not measured.
 */
export function measure(mark: TicketMark, now: string): Condition {
  const contactDue: Condition = sql`(tickets.import_id is null and tickets.first_contact_due_at <= ${now}
    or tickets.import_id is not null and tickets.first_contact_at is not null)`
  const resolveDue: Condition = sql`(tickets.import_id is null and tickets.resolve_due_at <= ${now}
    or tickets.recorded_timely is not null)`
  const inTime: Condition = sql`case when tickets.import_id is null
    then coalesce(tickets.done_at, tickets.closed_at, '9') <= tickets.resolve_due_at else tickets.recorded_timely = 1 end`
  const contacted: Condition = sql`coalesce(tickets.first_contact_at, '9') <= tickets.first_contact_due_at`
  const conditions: Record<TicketMark, Condition> = {
    counted,
    voided: sql`tickets.state = 'void'`,
    joined: and(sql`tickets.joined_into is not null`),
    'back-entered': and(sql`tickets.back_entered = 1`),
    'solved-on-spot': and(sql`tickets.solved_on_spot = 1`),
    imported: and(imported),
    'without-house': and(sql`tickets.house_id is null`),
    'contact-due': and(contactDue),
    'contact-in-time': and(sql`${contactDue} and ${contacted}`),
    'contact-late': and(sql`${contactDue} and not (${contacted})`),
    'resolve-due': and(resolveDue),
    'resolve-in-time': and(sql`${resolveDue} and ${inTime}`),
    'resolve-late': and(sql`${resolveDue} and not (${inTime})`),
  }
  return conditions[mark]
}

/** Where a ticket's times come from; live and written are of this program only. */
export const fromSource: Record<TicketSource, Condition> = {
  live: sql`(tickets.import_id is null and ${live})`,
  written: sql`(tickets.import_id is null and not ${live})`,
  own: sql`tickets.import_id is null`,
  imported,
}

/** Received before a moment, and neither closed nor voided then as far as is still known. */
export const openAt = (at: string): Condition =>
  sql`(tickets.received_at < ${at} and tickets.state <> 'void'
    and (tickets.closed_at is null or tickets.closed_at >= ${at}))`
