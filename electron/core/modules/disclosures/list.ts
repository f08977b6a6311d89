import { sql, type Expression, type SqlBool } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import { parseCheckCode } from '../../../../shared/modules/disclosures/check-code.ts'
import type { SheetRow } from '../../../../shared/modules/disclosures/contract.ts'
import {
  sheetParts,
  type ChargingMode,
  type SheetOrigin,
  type SheetPart,
  type SheetState,
} from '../../../../shared/modules/disclosures/terms.ts'
import { cleanText, normaliseCode } from '../../../../shared/text/normalise.ts'
import { containing, endingWith } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { allOf } from '../registers/common.ts'

export interface SheetFilter {
  text?: string | undefined
  state?: SheetState | undefined
  part?: SheetPart | undefined
  year?: number | undefined
}

/** Whoever works on sheets sees drafts, everybody else what was published. */
export const seesDrafts = (call: Call): boolean =>
  call.may('disclosures.edit') || call.may('disclosures.publish')

/** One page of the sheets a filter asks for, the latest period first; those given up only where asked for. */
export async function listSheets(call: Call, { page, size, ...filter }: SheetFilter & Page) {
  const where = matching(call, filter)
  return paged(
    { page, size },
    (limit, offset) =>
      rowsWhere(call, where, (query) =>
        query
          .orderBy('disclosures.until_month', 'desc')
          .orderBy('disclosures.id', 'desc')
          .limit(limit)
          .offset(offset),
      ),
    () =>
      call.db
        .selectFrom('disclosures')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
}

function matching(call: Call, { text, state, part, year }: SheetFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (!seesDrafts(call)) conditions.push(sql<SqlBool>`disclosures.published_at is not null`)
  conditions.push(
    state ? sql<SqlBool>`disclosures.state = ${state}` : sql<SqlBool>`disclosures.state <> 'discarded'`,
  )
  if (year) {
    conditions.push(sql<SqlBool>`disclosures.from_month <= ${`${year}-12`}`)
    conditions.push(sql<SqlBool>`disclosures.until_month >= ${`${year}-01`}`)
  }
  if (part)
    conditions.push(
      sql<SqlBool>`exists (select 1 from disclosure_parts where disclosure_id = disclosures.id and part = ${part})`,
    )
  if (text) {
    const code = normaliseCode(text)
    const name = containing('disclosures.title', cleanText(text))
    const number = endingWith('disclosures.number', code)
    const checkCode = containing('disclosures.check_code', parseCheckCode(text) ?? code)
    conditions.push(sql<SqlBool>`(${name} or ${number} or ${checkCode})`)
  }
  return allOf(conditions)
}

type RowQuery = ReturnType<typeof rowQuery>

function rowQuery({ db }: Call) {
  return db
    .selectFrom('disclosures')
    .leftJoin('staff as preparer', 'preparer.id', 'disclosures.prepared_by')
    .leftJoin('staff as reviewer', 'reviewer.id', 'disclosures.reviewed_by')
    .leftJoin('staff as publisher', 'publisher.id', 'disclosures.published_by')
    .leftJoin('disclosures as old', 'old.id', 'disclosures.revises_id')
    .leftJoin('disclosures as next', (join) =>
      join.onRef('next.revises_id', '=', 'disclosures.id').on('next.discarded_at', 'is', null),
    )
    .selectAll('disclosures')
    .select((eb) => [
      'preparer.name as preparedBy',
      'reviewer.name as reviewedBy',
      'publisher.name as publishedBy',
      'old.number as oldNumber',
      'next.id as nextId',
      'next.number as nextNumber',
      'next.published_at as nextAt',
      eb
        .selectFrom('postings')
        .select((count) => count.fn.countAll<number>().as('postings'))
        .whereRef('postings.disclosure_id', '=', 'disclosures.id')
        .where('postings.voided_at', 'is', null)
        .as('postings'),
      eb
        .selectFrom('objections')
        .select((count) => count.fn.countAll<number>().as('objections'))
        .whereRef('objections.disclosure_id', '=', 'disclosures.id')
        .where('objections.voided_at', 'is', null)
        .as('objections'),
      eb
        .selectFrom('objections')
        .select((count) => count.fn.countAll<number>().as('open'))
        .whereRef('objections.disclosure_id', '=', 'disclosures.id')
        .where('objections.voided_at', 'is', null)
        .where('objections.answered_at', 'is', null)
        .as('openObjections'),
    ])
}

async function rowsWhere(
  call: Call,
  where: Expression<SqlBool>,
  order: (query: RowQuery) => RowQuery = (query) => query,
): Promise<SheetRow[]> {
  const rows = await order(rowQuery(call).where(where)).execute()
  if (rows.length === 0) return []
  const parts = await call.db
    .selectFrom('disclosure_parts')
    .select(['disclosure_id', 'part'])
    .where(
      'disclosure_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const partsOf = groupBy(parts, (part) => part.disclosure_id)
  return rows.map((row) =>
    asRow(
      call,
      row,
      (partsOf.get(row.id) ?? []).map(({ part }) => part),
    ),
  )
}

type FoundRow = Awaited<ReturnType<RowQuery['execute']>>[number]

function asRow(call: Call, row: FoundRow, parts: readonly string[]): SheetRow {
  const next = row.nextAt !== null || seesDrafts(call) ? row.nextId : null
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    title: row.title,
    mode: row.mode as ChargingMode,
    parts: sheetParts.filter((part) => parts.includes(part)),
    fromMonth: row.from_month,
    untilMonth: row.until_month,
    state: row.state as SheetState,
    origin: row.origin as SheetOrigin,
    preparedBy: row.preparedBy ?? '',
    reviewedBy: row.reviewedBy ?? '',
    publishedBy: row.publishedBy ?? '',
    publishedAt: row.published_at,
    checkCode: row.check_code ?? '',
    revises: row.revises_id === null ? null : { id: row.revises_id, number: row.oldNumber ?? '' },
    revisedBy: next === null ? null : { id: next, number: row.nextNumber ?? '' },
    postings: row.postings ?? 0,
    objections: row.objections ?? 0,
    openObjections: row.openObjections ?? 0,
  }
}

/** The rows of some sheets, as lists show them. */
export const rowsById = (call: Call, ids: readonly number[]): Promise<SheetRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : rowsWhere(call, sql<SqlBool>`disclosures.id in (${sql.join([...ids])})`, (query) =>
        query.orderBy('disclosures.id'),
      )
