import { sql, type Expression, type SqlBool } from 'kysely'
import type { NoticeRow } from '../../../../shared/modules/notices/contract.ts'
import type { NoticeKind, NoticeState } from '../../../../shared/modules/notices/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { allOf } from '../registers/common.ts'

export interface NoticeFilter {
  text?: string | undefined
  kind?: NoticeKind | undefined
  state?: NoticeState | undefined
  from?: string | undefined
  to?: string | undefined
}

const selectNotices = ({ db }: Call) =>
  db
    .selectFrom('notices')
    .leftJoin('staff', 'staff.id', 'notices.created_by')
    .leftJoin('staff as publisher', 'publisher.id', 'notices.published_by')
    .selectAll('notices')
    .select([
      'staff.name as by',
      'publisher.name as publisher',
      sql<number>`(select count(*) from postings where postings.notice_id = notices.id and postings.voided_at is null)`.as(
        'postings',
      ),
    ])

type Selected = Awaited<ReturnType<ReturnType<typeof selectNotices>['executeTakeFirstOrThrow']>>

const asNoticeRow = (row: Selected): NoticeRow => ({
  id: row.id,
  version: row.version,
  number: row.number,
  kind: row.kind as NoticeKind,
  title: row.title,
  body: row.body,
  signedBy: row.signed_by,
  datedOn: row.dated_on,
  validUntil: row.valid_until,
  outageId: row.outage_id,
  state: row.state as NoticeState,
  publishedAt: row.published_at,
  publishedBy: row.publisher ?? '',
  withdrawReason: row.withdraw_reason,
  postings: row.postings,
  by: row.by ?? '',
})

function matching({ text, kind, state, from, to }: NoticeFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (kind) conditions.push(sql<SqlBool>`notices.kind = ${kind}`)
  if (state) conditions.push(sql<SqlBool>`notices.state = ${state}`)
  if (from) conditions.push(sql<SqlBool>`notices.dated_on >= ${from}`)
  if (to) conditions.push(sql<SqlBool>`notices.dated_on <= ${to}`)
  if (text) {
    const part = cleanText(text)
    const columns = ['notices.number', 'notices.title', 'notices.body']
    conditions.push(
      sql<SqlBool>`(${sql.join(
        columns.map((column) => containing(column, part)),
        sql` or `,
      )})`,
    )
  }
  return allOf(conditions)
}

/** One page of the notices a filter asks for, drafts first, newest first. */
export async function listNotices(call: Call, { page, size, ...filter }: NoticeFilter & Page) {
  const where = matching(filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectNotices(call)
        .where(where)
        .orderBy(sql`notices.state = 'draft'`, 'desc')
        .orderBy('notices.dated_on', 'desc')
        .orderBy('notices.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('notices')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return { total, rows: rows.map(asNoticeRow) }
}

/** Error: NOT_FOUND. */
export async function noticeOf(call: Call, id: number): Promise<NoticeRow> {
  const row = await selectNotices(call).where('notices.id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return asNoticeRow(row)
}
