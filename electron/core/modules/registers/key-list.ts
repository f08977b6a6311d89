import { expressionBuilder, sql, type Expression, type SqlBool } from 'kysely'
import type { KeyLoan, KeyRow } from '../../../../shared/modules/registers/contract.ts'
import { keyState } from '../../../../shared/modules/registers/rules.ts'
import type { KeyState } from '../../../../shared/modules/registers/terms.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { allOf, matchingRows, registerPage, rowFields, shownPhone, type RowFilter } from './common.ts'

type KeyFilter = RowFilter & { state?: KeyState | undefined }

const inKeeping = sql<SqlBool>`held_keys.returned_at is null and held_keys.voided_at is null`
const running = (condition: Expression<SqlBool> = sql<SqlBool>`1 = 1`) => {
  const eb = expressionBuilder<Tables, 'held_keys'>()
  return eb.exists(
    eb
      .selectFrom('key_loans')
      .select('key_loans.id')
      .whereRef('key_loans.held_key_id', '=', 'held_keys.id')
      .where('key_loans.back_at', 'is', null)
      .where(condition),
  )
}

/** The keys of a state, as `keyState` tells it; `out` are overdue ones too. */
function ofState(call: Call, state: KeyState): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'held_keys'>()
  switch (state) {
    case 'held':
      return eb.and([inKeeping, eb.not(running())])
    case 'out':
      return eb.and([inKeeping, running()])
    case 'overdue':
      return eb.and([inKeeping, running(sql<SqlBool>`key_loans.due_at < ${call.now}`)])
    case 'returned':
      return sql<SqlBool>`held_keys.returned_at is not null and held_keys.voided_at is null`
    case 'void':
      return sql<SqlBool>`held_keys.voided_at is not null`
  }
}

function matching(call: Call, { state, ...filter }: KeyFilter): Expression<SqlBool> {
  const conditions = matchingRows(call, filter, {
    houseId: 'held_keys.house_id',
    at: 'held_keys.taken_at',
    parts: ['held_keys.label', 'held_keys.giver_name', 'held_keys.place', 'held_keys.purpose'],
    ends: ['held_keys.giver_phone'],
  })
  return allOf(state ? [...conditions, ofState(call, state)] : conditions)
}

/** One page of the keys a filter asks for, those in keeping first, newest first. */
export async function listKeys(call: Call, { page, size, ...filter }: KeyFilter & Page) {
  const where = matching(call, filter)
  const columns = { at: 'taken_at', by: 'taken_by' }
  const { rows, total } = await registerPage(call, 'held_keys', columns, {
    page,
    size,
    where,
    first: inKeeping,
  })
  const loans = await runningLoans(
    call,
    rows.map(({ id }) => id),
  )
  return {
    total,
    rows: rows.map((row): KeyRow => {
      const loan = loans.get(row.id) ?? null
      return {
        ...rowFields(row),
        label: row.label,
        pieces: row.pieces,
        place: row.place,
        giver: row.giver_name,
        phone: shownPhone(row.giver_phone),
        purpose: row.purpose,
        takenAt: row.taken_at,
        state: keyState({ voidedAt: row.voided_at, returnedAt: row.returned_at, loan }, call.now),
        loan,
        returnedAt: row.returned_at,
        returnedTo: row.returned_to,
      }
    }),
  }
}

/** Every time a key was lent, newest first. Unknown keys were never lent. */
export async function loansOf(call: Call, keyId: number): Promise<KeyLoan[]> {
  const rows = await selectLoans(call)
    .where('key_loans.held_key_id', '=', keyId)
    .orderBy('key_loans.id', 'desc')
    .execute()
  return rows.map(asLoan)
}

async function runningLoans(call: Call, keyIds: readonly number[]): Promise<Map<number, KeyLoan>> {
  if (keyIds.length === 0) return new Map()
  const rows = await selectLoans(call)
    .where('key_loans.held_key_id', 'in', oneOf(keyIds))
    .where('key_loans.back_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.keyId, asLoan(row)]))
}

const selectLoans = ({ db }: Call) =>
  db
    .selectFrom('key_loans')
    .leftJoin('staff as lenders', 'lenders.id', 'key_loans.lent_by')
    .leftJoin('staff as takers', 'takers.id', 'key_loans.back_by')
    .select([
      'key_loans.id',
      'key_loans.version',
      'key_loans.held_key_id as keyId',
      'key_loans.borrower',
      'key_loans.phone',
      'key_loans.reason',
      'key_loans.lent_at as lentAt',
      'key_loans.due_at as dueAt',
      'key_loans.back_at as backAt',
      'lenders.name as lentBy',
      'takers.name as backBy',
    ])

type SelectedLoan = Awaited<ReturnType<ReturnType<typeof selectLoans>['executeTakeFirstOrThrow']>>

const asLoan = ({ keyId: _, ...loan }: SelectedLoan): KeyLoan => ({
  ...loan,
  phone: shownPhone(loan.phone),
  lentBy: loan.lentBy ?? '',
  backBy: loan.backBy ?? '',
})
