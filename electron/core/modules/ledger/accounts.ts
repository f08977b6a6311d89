import type { z } from 'zod'
import type { LedgerAccount, ledgerContract } from '../../../../shared/modules/ledger/contract.ts'
import { isLineOf } from '../../../../shared/modules/ledger/rules.ts'
import { funds, type Fund, type LedgerLine } from '../../../../shared/modules/ledger/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { spellingOf } from '../../search/spelling.ts'
import { orderedAccounts } from './sums.ts'

type Accounts = (typeof ledgerContract)['accounts']
type Fields = z.output<NonNullable<Accounts['create']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/** Accounts by fund and line in the order of the forms. */
export async function listAccounts(
  { db }: Call,
  { archived }: { archived: boolean },
): Promise<LedgerAccount[]> {
  const [accounts, counts] = await Promise.all([
    orderedAccounts(db),
    db
      .selectFrom('ledger_entries')
      .select((eb) => ['account_id', eb.fn.countAll<number>().as('entries')])
      .groupBy('account_id')
      .execute(),
  ])
  const entries = new Map(counts.map((row) => [row.account_id, row.entries]))
  return accounts
    .filter((account) => (account.archived_at !== null) === archived)
    .map(({ id, version, fund, line, name, position }) => ({
      ...{ id, version, fund, line, name, archived, ...spellingOf(name) },
      code: `${funds.indexOf(fund) + 1}${String(position).padStart(2, '0')}`,
      entries: entries.get(id) ?? 0,
    }))
}

/** Errors: ALREADY_EXISTS on `name`, INVALID_INPUT on `line` that is none of the fund's. */
export async function createAccount(call: Call, input: Fields): Promise<Reference> {
  const facts = factsOf(input)
  await requireFreeName(call, facts)
  const last = await call.db
    .selectFrom('ledger_accounts')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('fund', '=', facts.fund)
    .executeTakeFirst()
  const { id } = await call.db
    .insertInto('ledger_accounts')
    .values({
      ...facts,
      position: (last?.position ?? 0) + 1,
      import_id: null,
      archived_at: null,
      ...call.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `ledger-account:${id}`, label: facts.name, fields: facts })
  return { id, version: 1 }
}

/** Errors: as `createAccount`, NOT_FOUND, CONFLICT, IN_USE on `fund` or `line` of one that has entries. */
export async function updateAccount(call: Call, { id, version, ...input }: Fields & Reference) {
  const before = await accountOf(call, id)
  const facts = factsOf(input)
  await requireFreeName(call, facts, id)
  const moved = (['fund', 'line'] as const).find((field) => facts[field] !== before[field])
  if (moved && (await hasEntries(call, id))) throw new Fault('IN_USE', { field: moved })
  const written = await updateVersioned(call, 'ledger_accounts', { id, version }, facts)
  const { fund, line, name } = before
  await call.audit({
    subject: `ledger-account:${id}`,
    label: facts.name,
    fields: facts,
    before: { fund, line, name },
  })
  return written
}

/** Its entries stay; nothing is entered on it any more. Errors: NOT_FOUND, CONFLICT. */
export async function archiveAccount(call: Call, reference: Reference): Promise<Reference> {
  const account = await accountOf(call, reference.id)
  if (account.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return setArchived(call, 'ledger_accounts', `ledger-account:${reference.id}`, reference, account, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS on `name` that another has by now. */
export async function restoreAccount(call: Call, reference: Reference): Promise<Reference> {
  const account = await accountOf(call, reference.id)
  if (account.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireFreeName(call, { fund: account.fund as Fund, name: account.name }, reference.id)
  return setArchived(call, 'ledger_accounts', `ledger-account:${reference.id}`, reference, account, null)
}

function factsOf({ fund, line, name }: { fund: Fund; line: LedgerLine; name: string }) {
  if (!isLineOf(fund, line)) throw new Fault('INVALID_INPUT', { field: 'line' })
  return { fund, line, name: cleanText(name) }
}

async function accountOf({ db }: Call, id: number) {
  const row = await db.selectFrom('ledger_accounts').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('NOT_FOUND')
  return row
}

async function requireFreeName({ db }: Call, { fund, name }: { fund: Fund; name: string }, id = 0) {
  const taken = await db
    .selectFrom('ledger_accounts')
    .select('id')
    .where('fund', '=', fund)
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}

async function hasEntries({ db }: Call, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_entries')
    .select('id')
    .where('account_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
