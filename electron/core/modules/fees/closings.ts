import { sql, type SqlBool } from 'kysely'
import type { Closing, Payment } from '../../../../shared/modules/fees/contract.ts'
import { closingPrefix } from '../../../../shared/modules/fees/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { asPayments, selectPayments } from './payment-rows.ts'
import { sumPayments, type PaymentSums } from './payments.ts'
import { numberOfYear } from './series.ts'

/**
 * Payments that no closing has taken up; as literals, so that their index serves them. Money in advance that settles something
 * is none of a day's money: it was counted when it came in, and charging a month settles many at once.
 */
export const unclosed = sql<SqlBool>`payments.closing_id is null and payments.import_id is null
  and payments.method <> 'advance'`
const unclosedOf = (staffId: number) => sql<SqlBool>`payments.staff_id = ${staffId} and ${unclosed}`

/** Whose day it is. Error: NOT_PERMITTED for another's without `fees.manage`. */
function ownerOf(call: Call, staffId: number | undefined): number {
  if (staffId === undefined || staffId === call.actor.staffId) return call.actor.staffId
  call.require('fees.manage')
  return staffId
}

/** What a closing would take up: a person's payments since the last one. Error: NOT_PERMITTED. */
export async function previewClosing(call: Call, { staffId }: { staffId?: number | undefined } = {}) {
  const mine = unclosedOf(ownerOf(call, staffId))
  const sums = await sumPayments(call, mine)
  const rows = await call.db
    .selectFrom('payments')
    .select(['number', 'kind'])
    .where(mine)
    .orderBy('id')
    .execute()
  // Receipts first: the other series are told apart by their letters, and mostly there are none.
  const receipts = rows.filter(({ kind }) => kind === 'payment')
  const named = receipts.length > 0 ? receipts : rows
  return {
    firstNumber: named[0]?.number ?? '',
    lastNumber: named.at(-1)?.number ?? '',
    reversals: rows.filter(({ kind }) => kind === 'reversal').length,
    ...sums,
    cashFen: sums.byMethod.find(({ method }) => method === 'cash')?.amountFen ?? 0,
  }
}

interface Counted {
  staffId?: number | undefined
  countedFen: number
  payments: number
  notes: string
}

/** Closes somebody's day at the counter; the contract says what is refused. Whoever closes it for another stands on it too. */
export async function closeDay(call: Call, { countedFen, payments, notes, ...of }: Counted) {
  const { reversals: _, ...preview } = await previewClosing(call, of)
  if (preview.payments === 0) throw new Fault('NOT_ALLOWED_NOW')
  if (preview.payments !== payments) throw new Fault('CHANGED_SINCE')
  if (countedFen !== preview.cashFen && cleanText(notes) === '')
    throw new Fault('INVALID_INPUT', { field: 'notes' })
  const staffId = ownerOf(call, of.staffId)
  const number = await numberOfYear(call, 'closings', closingPrefix)
  const { id } = await call.db
    .insertInto('closings')
    .values({
      number,
      staff_id: staffId,
      day: call.today,
      at: call.now,
      first_number: preview.firstNumber,
      last_number: preview.lastNumber,
      payments,
      by_method: JSON.stringify(preview.byMethod),
      amount_fen: preview.amountFen,
      cash_fen: preview.cashFen,
      counted_fen: countedFen,
      notes,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await call.db.updateTable('payments').set({ closing_id: id }).where(unclosedOf(staffId)).execute()
  await call.audit({
    subject: `closing:${id}`,
    label: number,
    fields: said({
      ...{ payments, countedFen, amountFen: preview.amountFen, notes },
      ...(staffId === call.actor.staffId ? {} : { staffId }),
    }),
  })
  return { id, number }
}

const selectClosings = ({ db }: Call) =>
  db
    .selectFrom('closings')
    .leftJoin('staff', 'staff.id', 'closings.staff_id')
    .leftJoin('staff as closer', 'closer.id', 'closings.created_by')
    .selectAll('closings')
    .select(['staff.name as by', 'closer.name as closer'])

type Row = Awaited<ReturnType<ReturnType<typeof selectClosings>['execute']>>[number]

const asClosing = (row: Row): Closing => ({
  id: row.id,
  number: row.number,
  by: row.by ?? '',
  closedBy: row.created_by === row.staff_id ? '' : (row.closer ?? ''),
  day: row.day,
  at: row.at,
  firstNumber: row.first_number,
  lastNumber: row.last_number,
  payments: row.payments,
  byMethod: JSON.parse(row.by_method) as PaymentSums['byMethod'],
  amountFen: row.amount_fen,
  cashFen: row.cash_fen,
  countedFen: row.counted_fen,
  notes: row.notes,
})

/** One page of the closings between two days, newest first. */
export async function listClosings(
  call: Call,
  { page, size, from, to }: Page & { from?: string | undefined; to?: string | undefined },
): Promise<{ rows: Closing[]; total: number }> {
  const within = sql<SqlBool>`closings.day between ${from ?? ''} and ${to ?? '9999'}`
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      selectClosings(call)
        .where(within)
        .orderBy('closings.day', 'desc')
        .orderBy('closings.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('closings')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(within)
        .executeTakeFirstOrThrow(),
  )
  return { rows: rows.map(asClosing), total }
}

/** A closing with its payments in the order in which they came in. Error: NOT_FOUND. */
export async function getClosing(call: Call, id: number): Promise<Closing & { rows: Payment[] }> {
  const row = await selectClosings(call).where('closings.id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  const payments = await selectPayments(call.db)
    .where('payments.closing_id', '=', id)
    .orderBy('payments.id')
    .execute()
  return { ...asClosing(row), rows: await asPayments(call, payments) }
}
