import { sql } from 'kysely'
import type { Call } from '../../kernel/call.ts'
import { listDuties } from './duty-list.ts'
import { countOverdue } from './posting-list.ts'

/** What waits in the desk's queue 待公示, as far as whoever asks can do something about it. */
export async function noticeCounts(call: Call) {
  const duties = call.may('notices.manage') ? await listDuties(call, { archived: false }) : []
  const sheets = await sheetCounts(call)
  return {
    duties: duties.filter(({ state }) => state !== 'done').length,
    overdueDuties: duties.filter(({ state }) => state === 'overdue').length,
    drafts: call.may('disclosures.edit') ? sheets.drafts : 0,
    reviews: call.may('disclosures.publish') ? sheets.reviews : 0,
    noticeDrafts: call.may('notices.manage') ? await draftNotices(call) : 0,
    takeDown: call.may('notices.manage') ? await countOverdue(call) : 0,
    objections: call.may('disclosures.edit') ? await openObjections(call) : 0,
  }
}

function sheetCounts({ db }: Call): Promise<{ drafts: number; reviews: number }> {
  return db
    .selectFrom('disclosures')
    .select([
      sql<number>`count(case when state = 'draft' then 1 end)`.as('drafts'),
      sql<number>`count(case when state = 'review' then 1 end)`.as('reviews'),
    ])
    .executeTakeFirstOrThrow()
}

async function draftNotices({ db }: Call): Promise<number> {
  const { count } = await db
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return count
}

async function openObjections({ db }: Call): Promise<number> {
  const { count } = await db
    .selectFrom('objections')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('answered_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
