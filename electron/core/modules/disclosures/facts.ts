import type { SheetContent, SheetFacts } from '../../../../shared/modules/disclosures/contract.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { sheetSums } from '../../../../shared/modules/disclosures/sums.ts'
import type { SheetOrigin, SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import type { Selectable } from 'kysely'
import { missingReceipts } from '../ledger/receipts.ts'
import { fundBalances, ledgerSums, type AccountSums } from '../ledger/sums.ts'
import { readCopy } from './freeze.ts'
import { periodCharges, type PeriodCharges } from './period-charges.ts'
import { contentsOf } from './sheet-rows.ts'

/** What a sheet tells of, and which one it is: itself and the one it corrects are no others. */
export interface Subject {
  id: number | null
  revisesId: number | null
  origin: SheetOrigin
  fromMonth: string
  untilMonth: string
  parts: readonly SheetPart[]
}

/** The books for a sheet, with the account sums in full for whoever drafts. */
export interface Books {
  facts: SheetFacts
  charges: PeriodCharges
  ledger: AccountSums[]
}

/**
 * What the books have for a sheet's parts and period. A sheet that was typed is not compared with the ledger line by line, which may
 * not reach back so far: its facts are those of the sheets around it, and the ledger's totals where it has any.
 */
export async function booksOf(call: Call, subject: Subject): Promise<Books> {
  const { db } = call
  const typed = subject.origin === 'typed'
  const period = { fromMonth: subject.fromMonth, untilMonth: subject.untilMonth }
  const beside = await publishedBeside(call, subject)
  const others = beside.filter(({ row }) => row.id !== subject.revisesId)
  const correctsPeriod = beside.some(({ row }) => row.id === subject.revisesId && isSamePeriod(row, subject))
  const sums = (await ledgerSums(db, period)).filter(({ fund }) => subject.parts.includes(fund))
  const ledger = typed ? [] : sums
  const charges =
    typed || !subject.parts.includes('service') ? noCharges : await periodCharges(db, period, call.today)
  return {
    ledger,
    charges,
    facts: {
      ledger: ledger.map(({ accountId, fund, account, inFen, outFen }) => ({
        accountId,
        part: fund,
        name: account,
        inFen,
        outFen,
      })),
      carried: await carriedOf(call, others, subject),
      overlapping: others
        .filter(({ row }) => overlaps(row, subject))
        .map(({ part, row }) => ({
          part,
          disclosureId: row.id,
          number: row.number,
          same: isSamePeriod(row, subject) && !correctsPeriod,
        })),
      following: await followingOf(call, subject),
      totals: typed ? partTotals(sums) : [],
      openings: typed ? [] : await openingsOf(call, subject),
      receivableFen: charges.receivableFen,
      receivedFen: charges.receivedFen,
      arrearsFen: charges.arrearsFen,
      advanceFen: charges.advanceFen,
      openMonths: typed ? [] : await openMonths(call, subject),
      unposted: typed ? [] : await unposted(call, subject),
    },
  }
}

export const subjectOf = (
  row: Pick<Selectable<Tables['disclosures']>, 'id' | 'revises_id' | 'origin'>,
  { fromMonth, untilMonth, parts }: Pick<SheetContent, 'fromMonth' | 'untilMonth' | 'parts'>,
): Subject => ({
  id: row.id,
  revisesId: row.revises_id,
  origin: row.origin as SheetOrigin,
  fromMonth,
  untilMonth,
  parts: parts.map(({ part }) => part),
})

const noCharges: PeriodCharges = {
  receivableFen: 0,
  receivedFen: 0,
  arrearsFen: 0,
  advanceFen: 0,
  houseRate: null,
}

interface Beside {
  part: SheetPart
  row: Selectable<Tables['disclosures']>
}

/** Other published sheets that nobody has corrected, and the one that this corrects, by part, the latest period first. */
async function publishedBeside({ db }: Call, subject: Subject): Promise<Beside[]> {
  const rows = await db
    .selectFrom('disclosures')
    .innerJoin('disclosure_parts', 'disclosure_parts.disclosure_id', 'disclosures.id')
    .selectAll('disclosures')
    .select('disclosure_parts.part')
    .where('disclosures.state', '=', 'published')
    .where('disclosures.from_month', '<=', subject.untilMonth)
    .where('disclosure_parts.part', 'in', subject.parts)
    .orderBy('disclosures.until_month', 'desc')
    .orderBy('disclosures.id', 'desc')
    .execute()
  return rows
    .filter(({ id }) => id !== subject.id)
    .map(({ part, ...row }) => ({ part: part as SheetPart, row }))
}

const overlaps = (row: Beside['row'], { fromMonth, untilMonth }: Subject): boolean =>
  row.from_month <= untilMonth && row.until_month >= fromMonth

const isSamePeriod = (row: Beside['row'], { fromMonth, untilMonth }: Subject): boolean =>
  row.from_month === fromMonth && row.until_month === untilMonth

function partTotals(sums: readonly AccountSums[]): SheetFacts['totals'] {
  const told = [...groupBy(sums, ({ fund }) => fund)].map(([part, accounts]) => ({
    part,
    inFen: accounts.reduce((sum, { inFen }) => sum + inFen, 0),
    outFen: accounts.reduce((sum, { outFen }) => sum + outFen, 0),
  }))
  return told.filter(({ inFen, outFen }) => inFen !== 0 || outFen !== 0)
}

/**
 * By part, the published sheets that begin after this one ends and go on from it: those carried from the one it corrects, and the
 * next in time.
 */
async function followingOf({ db }: Call, { id, revisesId, untilMonth, parts }: Subject) {
  const rows = await db
    .selectFrom('disclosures')
    .innerJoin('disclosure_parts', 'disclosure_parts.disclosure_id', 'disclosures.id')
    .selectAll('disclosures')
    .select(['disclosure_parts.part', 'disclosure_parts.carried_from', 'disclosure_parts.opening_fen'])
    .where('disclosures.state', '=', 'published')
    .where('disclosures.from_month', '>', untilMonth)
    .where('disclosure_parts.part', 'in', parts)
    .orderBy('disclosures.from_month')
    .orderBy('disclosures.id')
    .execute()
  const first = new Map<string, number>()
  for (const row of rows) if (!first.has(row.part)) first.set(row.part, row.id)
  return rows
    .filter((row) => row.id !== id && row.id !== revisesId)
    .filter((row) => (revisesId !== null && row.carried_from === revisesId) || first.get(row.part) === row.id)
    .map((row) => ({
      part: row.part as SheetPart,
      disclosureId: row.id,
      number: row.number,
      openingFen:
        readCopy(row.frozen)?.content.parts.find(({ part }) => part === row.part)?.openingFen ??
        row.opening_fen,
    }))
}

/** By part, what a sheet's opening is carried from. */
export async function carriedBefore(call: Call, subject: Subject): Promise<SheetFacts['carried']> {
  const beside = await publishedBeside(call, subject)
  return carriedOf(
    call,
    beside.filter(({ row }) => row.id !== subject.revisesId),
    subject,
  )
}

/** By part, the last sheet that ends before this one begins, with its closing as it was published. */
async function carriedOf(call: Call, others: readonly Beside[], { fromMonth, parts }: Subject) {
  const last = parts
    .map((part) => others.find((other) => other.part === part && other.row.until_month < fromMonth))
    .filter((other) => other !== undefined)
  const contents = await contentsOf(
    call.db,
    last.map(({ row }) => row),
  )
  const closingOf = ({ part, row }: Beside, at: number) =>
    sheetSums(readCopy(row.frozen)?.content ?? contents[at]!).parts.find((sums) => sums.part === part)!
  return last.map(({ part, row }, at) => ({
    part,
    disclosureId: row.id,
    number: row.number,
    checkCode: row.check_code ?? '',
    untilMonth: row.until_month,
    closingFen: closingOf({ part, row }, at).closingFen,
  }))
}

/** What a fund held when the period began; only of funds the books know anything of. */
async function openingsOf({ db }: Call, { fromMonth, parts }: Subject) {
  const balances = await fundBalances(db, addMonths(fromMonth, -1))
  const known = await db
    .selectFrom('ledger_openings')
    .select('fund')
    .union(
      db
        .selectFrom('ledger_accounts')
        .select('fund')
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('ledger_entries')
              .select('ledger_entries.id')
              .whereRef('ledger_entries.account_id', '=', 'ledger_accounts.id')
              .limit(1),
          ),
        ),
    )
    .execute()
  return parts
    .filter((part) => known.some(({ fund }) => fund === part))
    .map((part) => ({ part, amountFen: balances[part] }))
}

async function openMonths({ db }: Call, { fromMonth, untilMonth }: Subject): Promise<string[]> {
  const closed = await db
    .selectFrom('closed_months')
    .select('month')
    .where('month', '>=', fromMonth)
    .where('month', '<=', untilMonth)
    .execute()
  const known = new Set(closed.map(({ month }) => month))
  return monthsOf(fromMonth, untilMonth).filter((month) => !known.has(month))
}

/** By part, the receipts at the counter that the ledger lacks. */
async function unposted(call: Call, { fromMonth, untilMonth, parts }: Subject) {
  const missing: { fund: SheetPart; month: string; missingFen: number }[] = []
  for (const month of monthsOf(fromMonth, untilMonth))
    for (const { fund, missingFen } of await missingReceipts(call, month))
      missing.push({ fund, month, missingFen })
  return parts.flatMap((part) => {
    const own = missing.filter(({ fund }) => fund === part)
    const missingFen = own.reduce((sum, one) => sum + one.missingFen, 0)
    return own.length === 0 ? [] : [{ part, months: [...new Set(own.map(({ month }) => month))], missingFen }]
  })
}

export function monthsOf(fromMonth: string, untilMonth: string): string[] {
  const months: string[] = []
  for (let month = fromMonth; month <= untilMonth; month = addMonths(month, 1)) months.push(month)
  return months
}
