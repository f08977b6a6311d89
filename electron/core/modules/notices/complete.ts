import type { Kysely } from 'kysely'
import shipped from '../../../../resources/dictionaries/notices.json' with { type: 'json' }
import { addMonths, lastDay, monthOf } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'

type Db = Kysely<Tables>
type Stamp = Call['created']

/**
 * What is to be told to the owners and the texts it is told with, as they come with the program: each duty that the
 * office has not yet, and the templates of an office that never had one. Inside a transaction.
 */
export async function completeNotices(db: Db, stamp: Stamp): Promise<void> {
  await addDuties(db, stamp)
  await addTemplates(db, stamp)
}

/** First due at the end of the next month, so that a new office has time to see what it told before. */
async function addDuties(db: Db, stamp: Stamp): Promise<void> {
  const starts_on = lastDay(addMonths(monthOf(stamp.created_at), 1))
  const rows = shipped.duties.map(({ code, name, basis, everyMonths }, position) => ({
    code,
    name,
    basis,
    every_months: everyMonths,
    lead_days: shipped.leadDays,
    starts_on,
    position,
    ...came(stamp),
  }))
  await db
    .insertInto('duties')
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
}

async function addTemplates(db: Db, stamp: Stamp): Promise<void> {
  const any = await db.selectFrom('notice_templates').select('id').limit(1).executeTakeFirst()
  if (any) return
  const rows = shipped.templates.map((template, position) => ({ ...template, position, ...came(stamp) }))
  await db.insertInto('notice_templates').values(rows).execute()
}

const came = (stamp: Stamp) => ({ shipped: 1 as const, archived_at: null, ...stamp })
