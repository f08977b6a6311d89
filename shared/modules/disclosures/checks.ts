import { cleanText, toHalfWidth } from '../../text/normalise.ts'
import { belongsToMaintenanceFund } from '../ledger/maintenance.ts'
import { publicUses, type LedgerLine } from '../ledger/terms.ts'
import type { SheetCheck, SheetContent, SheetFacts, SheetLine, SheetPartData } from './contract.ts'
import { headerChecks } from './header-checks.ts'
import { passed, type Found } from './found.ts'
import { periodChecks } from './period-checks.ts'
import { amountOf, mainSide, sheetSums, type PartSums } from './sums.ts'
import type { SheetPart } from './terms.ts'

/**
 * Every check of a sheet against itself and the books, those that pass too; the page and the core run this same code. Where
 * `isFen` and `shouldFen` are null there is no amount to tell. In RATE they are hundredths of a percent. `of` is, by code:
 *
 * - OPENING: the number of the sheet it is carried from, empty for the books
 * - LEDGER: the line's (or the missing account's) name; without `shouldFen` the line has no account
 * - MAINTENANCE, SAME_NAME, NEGATIVE, DECISION: the line's (or the missing account's) name
 * - HEADER: the key of the header's field; without amounts it is missing, with them the books say otherwise
 * - PERIOD: the open months, the number of the sheet after which months are left out, or nothing where it ends before it begins
 * - OVERLAP: the other sheet's number; an error where it is of the same period
 * - RECEIPTS: the months
 * - FOLLOWING: the number of the sheet that goes on from this one
 * - BOOKS: the side, `in` or `out`
 */
export function checkSheet(content: SheetContent, facts: SheetFacts): SheetCheck[] {
  const { parts } = sheetSums(content)
  const found = [
    ...periodChecks(content, facts),
    ...content.parts.flatMap((part, at) => [
      ...openingChecks(part, facts),
      ...totalChecks(part, parts[at]!),
      ...followingChecks(parts[at]!, facts),
      ...booksChecks(parts[at]!, facts),
      ...missingAccounts(content, part.part, facts),
    ]),
    ...content.lines.flatMap((line, index) => lineChecks(content, facts, line, index)),
    ...headerChecks(content, facts),
    ...remunerationChecks(content),
    ...receiptsChecks(content, facts),
  ]
  return found.map((check) => ({ ...passed, ...check }))
}

/** What keeps a sheet from being published. */
export const failing = (checks: readonly SheetCheck[]): SheetCheck[] =>
  checks.filter(({ ok, level }) => !ok && level === 'error')

function openingChecks({ part, openingFen }: SheetPartData, facts: SheetFacts): Found[] {
  const carried = facts.carried.find((sheet) => sheet.part === part)
  const books = facts.openings.find((opening) => opening.part === part)
  const checks: Found[] = []
  if (carried)
    checks.push({
      code: 'OPENING',
      part,
      ok: openingFen === carried.closingFen,
      isFen: openingFen,
      shouldFen: carried.closingFen,
      of: carried.number,
    })
  if (books)
    checks.push({
      code: 'OPENING',
      level: 'warning',
      part,
      ok: openingFen === books.amountFen,
      isFen: openingFen,
      shouldFen: books.amountFen,
    })
  return checks
}

function totalChecks(stated: SheetPartData, sums: PartSums): Found[] {
  const { part } = stated
  const total = (code: Found['code'], isFen: number | null, shouldFen: number): Found => ({
    code,
    part,
    ok: isFen === null || isFen === shouldFen,
    isFen: isFen ?? shouldFen,
    shouldFen,
  })
  return [
    total('TOTAL_IN', stated.statedInFen, sums.in.nowFen),
    total('TOTAL_OUT', stated.statedOutFen, sums.out.nowFen),
    total('CLOSING', stated.statedClosingFen, sums.closingFen),
    {
      code: 'DEFICIT',
      part,
      ok: sums.closingFen >= 0 || isSaid(stated.closingNote),
      isFen: sums.closingFen,
    },
  ]
}

/** A correction that closes with something else contradicts the sheets that were published after it; they need one too. */
const followingChecks = ({ part, closingFen }: PartSums, { following }: SheetFacts): Found[] =>
  following
    .filter((sheet) => sheet.part === part)
    .map(({ number, openingFen }) => ({
      code: 'FOLLOWING',
      level: 'warning',
      part,
      ok: closingFen === openingFen,
      isFen: closingFen,
      shouldFen: openingFen,
      of: number,
    }))

/** The totals of a sheet that was typed, where the ledger has the period too; it may not have all of it. */
const booksChecks = ({ part, in: ins, out: outs }: PartSums, { totals }: SheetFacts): Found[] =>
  totals
    .filter((ledger) => ledger.part === part)
    .flatMap(({ inFen, outFen }) =>
      [
        { of: 'in', isFen: ins.nowFen, shouldFen: inFen },
        { of: 'out', isFen: outs.nowFen, shouldFen: outFen },
      ].map((side): Found => ({
        code: 'BOOKS',
        level: 'warning',
        part,
        ok: side.isFen === side.shouldFen,
        ...side,
      })),
    )

/** Money of the books that no line of the sheet tells of. */
function missingAccounts({ lines }: SheetContent, part: SheetPart, { ledger }: SheetFacts): Found[] {
  const told = new Set(lines.filter((line) => line.part === part).map(({ accountId }) => accountId))
  return ledger
    .filter((account) => account.part === part && !told.has(account.accountId))
    .filter(({ inFen, outFen }) => inFen !== 0 || outFen !== 0)
    .map(({ name, inFen, outFen }) => ({
      code: 'LEDGER',
      part,
      ok: false,
      isFen: 0,
      shouldFen: inFen === 0 ? outFen : inFen,
      of: name,
    }))
}

function lineChecks(content: SheetContent, facts: SheetFacts, line: SheetLine, index: number): Found[] {
  const at = { part: line.part, line: index, of: line.name }
  const checks: Found[] = [
    ...ledgerChecks(content, facts, line, at),
    { ...at, code: 'NAME', ok: isSaid(line.name) },
    { ...at, code: 'SAME_NAME', ok: !isRepeated(content.lines, line, index) },
    negativeCheck(line, at),
  ]
  if (line.part === 'service' && line.line !== 'fee' && line.line !== 'other-income')
    checks.push({
      ...at,
      code: 'MAINTENANCE',
      ok: !belongsToMaintenanceFund(line.name) && !belongsToMaintenanceFund(line.note),
    })
  if ((publicUses as readonly LedgerLine[]).includes(line.line) && (line.outFen ?? 0) !== 0)
    checks.push({ ...at, code: 'DECISION', ok: isSaid(line.note), isFen: line.outFen })
  return checks
}

/**
 * Both sides of a line against its account. Several lines may tell of one account together; the account is then compared with
 * all of them, at the first.
 */
function ledgerChecks({ lines }: SheetContent, { ledger }: SheetFacts, line: SheetLine, at: Place): Found[] {
  const { accountId } = line
  // Written by hand beside what the ledger tells: whoever reviews has to see that nothing vouches for it.
  if (accountId === null && ledger.length > 0) return [{ ...at, ...unvouched(line) }]
  if (accountId === null) return []
  const sharing = lines.filter((other) => other.accountId === accountId)
  if (sharing[0] !== line) return []
  const account = ledger.find((entry) => entry.accountId === accountId)
  const told = (side: 'in' | 'out') => sharing.reduce((sum, other) => sum + (amountOf(other, side) ?? 0), 0)
  const sides = (['in', 'out'] as const).map((side) => ({
    isFen: told(side),
    shouldFen: (side === 'in' ? account?.inFen : account?.outFen) ?? 0,
  }))
  const wrong = sides.filter(({ isFen, shouldFen }) => isFen !== shouldFen)
  if (wrong.length > 0) return wrong.map((side) => ({ ...at, code: 'LEDGER', ok: false, ...side }))
  const main = sides[mainSide(line.line) === 'in' ? 0 : 1]!
  return [{ ...at, code: 'LEDGER', ok: true, ...main }]
}

function unvouched(line: SheetLine): Pick<Found, 'code' | 'level' | 'ok' | 'isFen'> {
  const amounts = [amountOf(line, mainSide(line.line)), line.inFen, line.outFen]
  const isFen = amounts.find((amount) => amount !== null && amount !== 0) ?? null
  return { code: 'LEDGER', level: 'warning', ok: isFen === null, isFen }
}

interface Place {
  part: SheetPart
  line: number
  of: string
}

const isRepeated = (lines: readonly SheetLine[], { part, name }: SheetLine, index: number): boolean =>
  isSaid(name) &&
  lines.some((other, at) => at < index && other.part === part && plain(other.name) === plain(name))

/** A negative amount is what is left of a reversal; somebody has to say of which. */
function negativeCheck(line: SheetLine, at: Place): Found {
  const amounts = [line.inFen, line.outFen, line.budgetFen].filter((amount) => amount !== null && amount < 0)
  return { ...at, code: 'NEGATIVE', ok: amounts.length === 0 || isSaid(line.note), isFen: amounts[0] ?? null }
}

/** 酬金制 takes a remuneration out of the fund, 包干制 none (《物业服务收费管理办法》第九条). */
function remunerationChecks({ mode, parts, lines }: SheetContent): Found[] {
  if (!parts.some(({ part }) => part === 'service')) return []
  const paid = lines
    .filter(({ line }) => line === 'remuneration')
    .reduce((sum, { outFen }) => sum + (outFen ?? 0), 0)
  const ok = mode === 'lump-sum' ? paid === 0 : paid !== 0
  const level = mode === 'lump-sum' ? 'error' : 'warning'
  return [{ code: 'REMUNERATION', part: 'service', level, ok, isFen: paid }]
}

/** A warning, since an office may enter what it collected in its own way, month by month or as the bank tells it. */
function receiptsChecks({ parts }: SheetContent, { unposted }: SheetFacts): Found[] {
  const told = new Set(parts.map(({ part }) => part))
  const missing = unposted.filter(({ part }) => told.has(part))
  const warning = { code: 'RECEIPTS', level: 'warning' } as const
  if (missing.length === 0) return [{ ...warning, ok: true }]
  return missing.map(({ part, months, missingFen }) => ({
    ...warning,
    part,
    ok: false,
    isFen: missingFen,
    of: months.join('、'),
  }))
}

const isSaid = (words: string): boolean => cleanText(words) !== ''
const plain = (name: string): string => toHalfWidth(cleanText(name)).replace(/\s/g, '').toLowerCase()
