import { sql, type Expression, type SqlBool } from 'kysely'
import type { Posting } from '../../../../shared/modules/notices/contract.ts'
import type { PostingState } from '../../../../shared/modules/notices/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { allOf } from '../registers/common.ts'

export interface PostingFilter {
  disclosureId?: number | undefined
  noticeId?: number | undefined
  state?: PostingState | undefined
  text?: string | undefined
}

/** As literals, so that the index of what hangs serves them. */
const up = sql<SqlBool>`postings.taken_down_on is null and postings.voided_at is null`

/** Its time is over, or what it tells was withdrawn or corrected: somebody has to take it down. */
const overdue = (today: string) =>
  sql<SqlBool>`(postings.until < ${today} or notices.state = 'withdrawn' or disclosures.state = 'revised')`

function ofState(today: string, state: PostingState): Expression<SqlBool> {
  switch (state) {
    case 'up':
      return up
    case 'overdue':
      return sql<SqlBool>`${up} and ${overdue(today)}`
    case 'down':
      return sql<SqlBool>`postings.taken_down_on is not null and postings.voided_at is null`
    case 'void':
      return sql<SqlBool>`postings.voided_at is not null`
  }
}

function matching(call: Call, filter: PostingFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (filter.disclosureId) conditions.push(sql<SqlBool>`postings.disclosure_id = ${filter.disclosureId}`)
  if (filter.noticeId) conditions.push(sql<SqlBool>`postings.notice_id = ${filter.noticeId}`)
  if (filter.state) conditions.push(ofState(call.today, filter.state))
  if (filter.text) {
    const part = cleanText(filter.text)
    const columns = [
      'postings.place',
      'postings.notes',
      'notices.number',
      'notices.title',
      'disclosures.number',
      'disclosures.title',
    ]
    const ways = columns.map((column) => containing(column, part))
    conditions.push(sql<SqlBool>`(${sql.join(ways, sql` or `)})`)
  }
  return allOf(conditions)
}

const fromPostings = ({ db }: Call) =>
  db
    .selectFrom('postings')
    .leftJoin('notices', 'notices.id', 'postings.notice_id')
    .leftJoin('disclosures', 'disclosures.id', 'postings.disclosure_id')

/** How many wait to be taken down. */
export async function countOverdue(call: Call): Promise<number> {
  const { count } = await fromPostings(call)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(ofState(call.today, 'overdue'))
    .executeTakeFirstOrThrow()
  return count
}

/** One page of the postings a filter asks for: those still up first, newest first; `up` are overdue ones too. */
export async function listPostings(call: Call, { page, size, ...filter }: PostingFilter & Page) {
  const where = matching(call, filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      fromPostings(call)
        .leftJoin('staff', 'staff.id', 'postings.staff_id')
        .selectAll('postings')
        .select((eb) => [
          'staff.name as by',
          eb.fn.coalesce('notices.number', 'disclosures.number', sql<string>`''`).as('number'),
          eb.fn.coalesce('notices.title', 'disclosures.title', sql<string>`''`).as('title'),
          sql<number>`coalesce(${overdue(call.today)}, 0)`.as('overdue'),
        ])
        .where(where)
        .orderBy(up, 'desc')
        .orderBy('postings.posted_on', 'desc')
        .orderBy('postings.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      fromPostings(call)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return {
    total,
    rows: rows.map((row): Posting => ({
      id: row.id,
      version: row.version,
      disclosureId: row.disclosure_id,
      noticeId: row.notice_id,
      number: row.number,
      title: row.title,
      place: row.place,
      postedOn: row.posted_on,
      until: row.until,
      takenDownOn: row.taken_down_on,
      by: row.by ?? '',
      photo: row.hash,
      state: stateOf(row),
      notes: row.notes,
      voidReason: row.void_reason,
    })),
  }
}

function stateOf(row: {
  voided_at: string | null
  taken_down_on: string | null
  overdue: number
}): PostingState {
  if (row.voided_at !== null) return 'void'
  if (row.taken_down_on !== null) return 'down'
  return row.overdue === 1 ? 'overdue' : 'up'
}
