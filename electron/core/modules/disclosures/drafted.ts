import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import type {
  SheetContent,
  SheetFacts,
  SheetLine,
  SheetPartData,
} from '../../../../shared/modules/disclosures/contract.ts'
import { amountOf, mainSide } from '../../../../shared/modules/disclosures/sums.ts'
import type { ChargingMode, SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { sidesOf } from '../../../../shared/modules/ledger/rules.ts'
import type { LedgerSide } from '../../../../shared/modules/ledger/terms.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import type { Call } from '../../kernel/call.ts'
import { exportLocale } from '../exports/export-rows.ts'
import { ledgerSums, orderedAccounts, type AccountSums } from '../ledger/sums.ts'
import { monthsOf, type Books, type Subject } from './facts.ts'
import { readCopy } from './freeze.ts'
import { contentsOf } from './sheet-rows.ts'

const words = sheetWords[exportLocale]

/** By part, the last published sheet before this one; what was planned and typed there goes on. */
type LastSheets = ReadonlyMap<SheetPart, SheetContent>

/** The parts of a new sheet: what was left at the end of the last one, or else what the books have. */
export const draftedParts = (parts: readonly SheetPart[], facts: SheetFacts): SheetPartData[] =>
  parts.map((part) => ({
    part,
    ...openingOf(part, facts),
    statedInFen: null,
    statedOutFen: null,
    statedClosingFen: null,
    closingNote: '',
  }))

/** The opening of a part out of the last published sheet, or else out of the books. */
export function openingOf(part: SheetPart, { carried, openings }: SheetFacts) {
  const last = carried.find((sheet) => sheet.part === part)
  const books = openings.find((opening) => opening.part === part)
  return {
    openingFen: last?.closingFen ?? books?.amountFen ?? 0,
    openingNote: last ? words.carried(last.checkCode) : '',
    carriedFrom: last?.disclosureId ?? null,
  }
}

/**
 * A line for every account of the parts: of the service fee all of them, of the others those with money now or before. Beside the
 * actual stand the period of the same length before it (out of the ledger, or out of the last sheet where the ledger
 * does not reach back) and the budget of the last sheet over as many months.
 */
export async function draftedLines(
  call: Call,
  subject: Subject,
  { ledger, facts }: Books,
  mode: ChargingMode,
): Promise<SheetLine[]> {
  const { fromMonth, untilMonth, parts } = subject
  const months = monthsOf(fromMonth, untilMonth).length
  const earlier = { fromMonth: addMonths(fromMonth, -months), untilMonth: addMonths(fromMonth, -1) }
  const before = byAccount(await ledgerSums(call.db, earlier))
  const now = byAccount(ledger)
  const last = await lastSheets(call, facts)
  const accounts = (await orderedAccounts(call.db)).filter(({ fund }) => parts.includes(fund))
  const lines = accounts.map((account): SheetLine & { kept: boolean } => {
    const sums = now.get(account.id)
    const known = last.get(account.fund)
    const old = known?.lines.find(
      (line) => line.accountId === account.id || (line.part === account.fund && line.name === account.name),
    )
    const previous = previousOf(
      before,
      account.id,
      fundsOf(before).has(account.fund),
      sameSpan(known, earlier) ? old : undefined,
    )
    const sides = sidesOf(account.line)
    const shown = (side: LedgerSide, fen: number | undefined) =>
      fen || sides.includes(side) ? (fen ?? 0) : null
    const line: SheetLine = {
      part: account.fund,
      line: account.line,
      name: account.name,
      accountId: account.id,
      budgetFen:
        known && monthsOf(known.fromMonth, known.untilMonth).length === months
          ? (old?.budgetFen ?? null)
          : null,
      inFen: shown('in', sums?.inFen),
      outFen: shown('out', sums?.outFen),
      previousInFen: previous && shown('in', previous.inFen),
      previousOutFen: previous && shown('out', previous.outFen),
      note: '',
    }
    return { ...line, kept: (account.archived_at === null && standsEmpty(line, mode)) || hasMoney(line) }
  })
  return lines.filter(({ kept }) => kept).map(({ kept: _, ...line }) => line)
}

const byAccount = (sums: readonly AccountSums[]) => new Map(sums.map((sum) => [sum.accountId, sum]))
const fundsOf = (sums: ReadonlyMap<number, AccountSums>) =>
  new Set([...sums.values()].map(({ fund }) => fund))

/** Lines of the service fee stand there also without money; a remuneration only where one is due. */
const standsEmpty = ({ part, line }: SheetLine, mode: ChargingMode): boolean =>
  part === 'service' && (line !== 'remuneration' || mode === 'remuneration')

const hasMoney = (line: SheetLine): boolean =>
  [line.inFen, line.outFen, line.previousInFen, line.previousOutFen, line.budgetFen].some(
    (fen) => (fen ?? 0) !== 0,
  )

const sameSpan = (
  sheet: SheetContent | undefined,
  earlier: { fromMonth: string; untilMonth: string },
): boolean => sheet?.fromMonth === earlier.fromMonth && sheet.untilMonth === earlier.untilMonth

/** Null where neither the ledger nor the last sheet tells of the period before. */
function previousOf(
  before: ReadonlyMap<number, AccountSums>,
  accountId: number,
  inLedger: boolean,
  old: SheetLine | undefined,
): { inFen: number; outFen: number } | null {
  if (inLedger) return before.get(accountId) ?? { inFen: 0, outFen: 0 }
  return old ? { inFen: old.inFen ?? 0, outFen: old.outFen ?? 0 } : null
}

async function lastSheets({ db }: Call, { carried }: SheetFacts): Promise<LastSheets> {
  if (carried.length === 0) return new Map()
  const rows = await db
    .selectFrom('disclosures')
    .selectAll()
    .where(
      'id',
      'in',
      carried.map(({ disclosureId }) => disclosureId),
    )
    .execute()
  const rowContents = await contentsOf(db, rows)
  const contents = rows.map(({ frozen }, at) => readCopy(frozen)?.content ?? rowContents[at]!)
  return new Map(
    carried.map(({ part, disclosureId }) => [
      part,
      contents[rows.findIndex(({ id }) => id === disclosureId)]!,
    ]),
  )
}

/**
 * The lines with their actuals out of the ledger anew; what was written by hand stays. Where several lines tell of one account
 * the first takes what the others leave. Accounts that have money now and no line yet get one, behind those of their part.
 */
export function refreshedLines(
  lines: readonly SheetLine[],
  { ledger }: Books,
  parts: readonly SheetPart[],
): SheetLine[] {
  const sums = byAccount(ledger)
  const fresh = lines.map((line, at) => {
    if (line.accountId === null) return line
    const sharing = lines.filter(({ accountId }) => accountId === line.accountId)
    if (lines.indexOf(sharing[0]!) !== at) return line
    return { ...line, ...actuals(line, sharing.slice(1), sums.get(line.accountId)) }
  })
  const known = new Set(lines.map(({ accountId }) => accountId))
  const missing = ledger.filter(
    ({ accountId, inFen, outFen }) => !known.has(accountId) && (inFen !== 0 || outFen !== 0),
  )
  const added = missing.map((sum): SheetLine => ({
    part: sum.fund,
    line: sum.line,
    name: sum.account,
    accountId: sum.accountId,
    ...{ budgetFen: null, previousInFen: null, previousOutFen: null, note: '' },
    inFen: sum.inFen !== 0 || mainSide(sum.line) === 'in' ? sum.inFen : null,
    outFen: sum.outFen !== 0 || mainSide(sum.line) === 'out' ? sum.outFen : null,
  }))
  return parts.flatMap((part) => [...fresh, ...added].filter((line) => line.part === part))
}

function actuals(line: SheetLine, others: readonly SheetLine[], sum: AccountSums | undefined) {
  const left = (side: LedgerSide) =>
    ((side === 'in' ? sum?.inFen : sum?.outFen) ?? 0) -
    others.reduce((taken, other) => taken + (amountOf(other, side) ?? 0), 0)
  const shown = (side: LedgerSide) =>
    left(side) !== 0 || sidesOf(line.line).includes(side) ? left(side) : null
  return { inFen: shown('in'), outFen: shown('out') }
}
