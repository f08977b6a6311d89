import { sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { LedgerEntry, ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import {
  mostEntryFen,
  type EntryOrigin,
  type Fund,
  type LedgerLine,
  type LedgerSide,
} from '../../../../shared/modules/ledger/terms.ts'
import { readYuan } from '../../../../shared/money/fen.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { oneOf } from '../../database/one-of.ts'
import { containing } from '../../database/text.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { paged } from '../../kernel/paged.ts'
import { importingIds } from '../imports/importing.ts'
import { allOf } from '../registers/common.ts'
import { openBooks } from './open-books.ts'

type ListInput = z.output<NonNullable<(typeof ledgerContract)['entries']['list']['~orpc']['inputSchema']>>
export type EntryFilter = Omit<ListInput, 'page' | 'size'>

/** The conditions of a filter on entries joined with their accounts. */
function matching(filter: EntryFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (filter.fund) conditions.push(sql<SqlBool>`ledger_accounts.fund = ${filter.fund}`)
  if (filter.accountId) conditions.push(sql<SqlBool>`ledger_entries.account_id = ${filter.accountId}`)
  if (filter.side) conditions.push(sql<SqlBool>`ledger_entries.side = ${filter.side}`)
  if (filter.fromMonth) conditions.push(sql<SqlBool>`ledger_entries.month >= ${filter.fromMonth}`)
  if (filter.untilMonth) conditions.push(sql<SqlBool>`ledger_entries.month <= ${filter.untilMonth}`)
  if (filter.noVoucher)
    conditions.push(
      sql<SqlBool>`ledger_entries.voucher = '' and not exists (select 1 from ledger_photos
        where ledger_photos.entry_id = ledger_entries.id and ledger_photos.removed_at is null)`,
    )
  if (filter.text) conditions.push(matchesText(filter.text))
  return allOf(conditions)
}

/** Words, party, voucher or account that have it in them, or an amount as it would be typed. */
function matchesText(text: string): Expression<SqlBool> {
  const part = cleanText(text)
  const columns = [
    'ledger_entries.words',
    'ledger_entries.party',
    'ledger_entries.voucher',
    'ledger_accounts.name',
  ]
  const ways = columns.map((column) => containing(column, part))
  const amount = readYuan(text, { most: mostEntryFen, signed: true })
  if ('fen' in amount && amount.fen !== null)
    ways.push(sql<SqlBool>`ledger_entries.amount_fen = ${amount.fen}`)
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

const joined = ({ db }: Call) =>
  db
    .selectFrom('ledger_entries')
    .innerJoin('ledger_accounts', 'ledger_accounts.id', 'ledger_entries.account_id')

/** One page of the entries a filter asks for, newest first, and what all of them come to. */
export async function listEntries(call: Call, { page, size, ...filter }: ListInput) {
  const where = matching(filter)
  const totals = await joined(call)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when side = 'in' then amount_fen end), 0)`.as('in_fen'),
      sql<number>`coalesce(sum(case when side = 'out' then amount_fen end), 0)`.as('out_fen'),
    ])
    .where(where)
    .executeTakeFirstOrThrow()
  const { rows, total } = await paged(
    { page, size },
    async (limit, offset) => {
      const ids = await orderedIds(call, where).limit(limit).offset(offset).execute()
      return entriesOf(
        call,
        ids.map(({ id }) => id),
      )
    },
    () => Promise.resolve(totals),
  )
  return { rows, total, sums: { inFen: totals.in_fen, outFen: totals.out_fen } }
}

const orderedIds = (call: Call, where: Expression<SqlBool>) =>
  joined(call)
    .select('ledger_entries.id')
    .where(where)
    .orderBy('ledger_entries.day', 'desc')
    .orderBy('ledger_entries.id', 'desc')

/** Error: NOT_FOUND. */
export async function getEntry(call: Call, { id }: { id: number }): Promise<LedgerEntry> {
  const [entry] = await entriesOf(call, [id])
  if (!entry) throw new Fault('NOT_FOUND')
  return entry
}

/** The ids of all entries a filter asks for, newest first. */
export async function entryIds(call: Call, filter: EntryFilter): Promise<number[]> {
  return (await orderedIds(call, matching(filter)).execute()).map(({ id }) => id)
}

/** Entries with what is beside them, newest first. */
export async function entriesOf(call: Call, ids: readonly number[]): Promise<LedgerEntry[]> {
  if (ids.length === 0) return []
  const [rows, photos, books, importing] = await Promise.all([
    joined(call)
      .leftJoin('ledger_entries as counter', 'counter.reverses_id', 'ledger_entries.id')
      .leftJoin('staff', 'staff.id', 'ledger_entries.staff_id')
      .selectAll('ledger_entries')
      .select([
        'ledger_accounts.name as account',
        'fund',
        'line',
        'staff.name as by',
        'counter.id as reversed_by',
      ])
      .where('ledger_entries.id', 'in', oneOf(ids))
      .orderBy('ledger_entries.day', 'desc')
      .orderBy('ledger_entries.id', 'desc')
      .execute(),
    call.db
      .selectFrom('ledger_photos')
      .select(['id', 'version', 'entry_id', 'hash'])
      .where('entry_id', 'in', oneOf(ids))
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute(),
    openBooks(call.db),
    importingIds(call.db),
  ])
  return rows.map((row) => {
    const refusal = books.refusal(row.fund as Fund, row.month)
    return {
      ...{ id: row.id, version: row.version, day: row.day, month: row.month },
      accountId: row.account_id,
      account: row.account,
      fund: row.fund as Fund,
      line: row.line as LedgerLine,
      side: row.side as LedgerSide,
      amountFen: row.amount_fen,
      ...{ words: row.words, party: row.party, voucher: row.voucher },
      origin: row.origin as EntryOrigin,
      by: row.by ?? '',
      at: row.created_at,
      reverses: row.reverses_id,
      reversedBy: row.reversed_by,
      reason: row.reason,
      photos: photos
        .filter((photo) => photo.entry_id === row.id)
        .map(({ id, version, hash }) => ({ id, version, hash })),
      closed: refusal?.code === 'MONTH_CLOSED',
      disclosed: refusal?.code === 'MONTH_DISCLOSED' ? refusal.params.number : '',
      importing: row.import_id !== null && importing.has(row.import_id),
    }
  })
}
