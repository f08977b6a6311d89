import type { FeeKind } from '../fees/terms.ts'
import {
  costLines,
  funds,
  linesOf,
  publicUses,
  type CostLine,
  type Fund,
  type LedgerLine,
  type LedgerSide,
} from './terms.ts'

const onlyIn: ReadonlySet<LedgerLine> = new Set<LedgerLine>([
  'fee',
  'other-income',
  'contribution',
  'interest',
  'from-public',
])
const onlyOut: ReadonlySet<LedgerLine> = new Set<LedgerLine>([
  ...costLines,
  'tax',
  'remuneration',
  ...publicUses,
  'works',
])

/** The sides an entry on a line can have, the usual one first: a cost is paid, a deposit comes and goes. */
export function sidesOf(line: LedgerLine): readonly LedgerSide[] {
  if (onlyIn.has(line)) return ['in']
  if (onlyOut.has(line)) return ['out']
  return ['in', 'out']
}

/** Whether a line is one of its fund's. */
export const isLineOf = (fund: Fund, line: LedgerLine): boolean =>
  (linesOf[fund] as readonly LedgerLine[]).includes(line)

export const isCostLine = (line: LedgerLine): line is CostLine =>
  (costLines as readonly LedgerLine[]).includes(line)

/** Compares by fund and then by line, in the order of the forms. */
export const inFormOrder = (
  one: { fund: Fund; line: LedgerLine },
  other: { fund: Fund; line: LedgerLine },
): number =>
  funds.indexOf(one.fund) - funds.indexOf(other.fund) ||
  (linesOf[one.fund] as readonly LedgerLine[]).indexOf(one.line) -
    (linesOf[other.fund] as readonly LedgerLine[]).indexOf(other.line)

const utilities: readonly (readonly [RegExp, LedgerLine])[] = [
  [/公摊|分摊/, 'shared'],
  [/垃圾/, 'rubbish'],
  [/暖|供热|热力/, 'heating'],
  [/燃气|煤气|天然气/, 'gas'],
  [/水/, 'water'],
  [/电(?!视|话|梯)/, 'power'],
]
const deposits: readonly (readonly [RegExp, LedgerLine])[] = [
  [/装修|装潢/, 'decoration'],
  [/门禁|出入|通行|卡/, 'access-card'],
]
const lineFor = (name: string, by: typeof utilities, otherwise: LedgerLine): LedgerLine =>
  by.find(([pattern]) => pattern.test(name))?.[1] ?? otherwise

/** Where money received at the counter belongs, by what kind of fee it was paid for and what the fee is called. */
export function lineOfFee(kind: FeeKind, name: string): { fund: Fund; line: LedgerLine } {
  switch (kind) {
    case 'service':
      return { fund: 'service', line: 'fee' }
    case 'parking':
      return { fund: 'public', line: 'parking' }
    case 'utility':
      return { fund: 'on-behalf', line: lineFor(name, utilities, 'other-behalf') }
    case 'deposit':
      return { fund: 'deposit', line: lineFor(name, deposits, 'other-deposit') }
    case 'other':
      return { fund: 'service', line: 'other-income' }
  }
}

/**
 * What of a month's receipts is not in the ledger, in fen. What somebody typed or imported may be the same money or other
 * money, so it lessens what is posted and takes nothing back; only receipts reversed after they were posted do.
 */
export function missingOf({
  receivedFen,
  postedFen,
  enteredFen,
}: {
  receivedFen: number
  postedFen: number
  enteredFen: number
}): number {
  const beyondPosted = receivedFen - postedFen
  return beyondPosted < 0 ? beyondPosted : Math.max(beyondPosted - enteredFen, 0)
}
