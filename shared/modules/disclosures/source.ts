import type { SheetContent } from './contract.ts'
import type { SheetOrigin } from './terms.ts'

/** Where a sheet's figures come from, as far as the sheet itself tells; `byHand` are lines of money that no account vouches for. */
export interface SheetSource {
  kind: 'ledger' | 'byHand' | 'typed'
  byHand: number
}

export function sourceOf(origin: SheetOrigin, { lines }: Pick<SheetContent, 'lines'>): SheetSource {
  const byHand = lines.filter(
    ({ accountId, inFen, outFen }) => accountId === null && ((inFen ?? 0) !== 0 || (outFen ?? 0) !== 0),
  ).length
  if (origin === 'typed') return { kind: 'typed', byHand }
  return { kind: byHand > 0 ? 'byHand' : 'ledger', byHand }
}
