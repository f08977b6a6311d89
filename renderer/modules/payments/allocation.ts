/** What a charge has open, in fen. */
export interface OpenCharge {
  id: number
  month: string
  openFen: number
}

interface Allocation {
  lines: { chargeId: number; amountFen: number }[]
  advanceFen: number
}

/** The most charges that one receipt can settle. */
export const mostSettled = 200

/** What charges have open together, in fen. */
export const openSum = (charges: readonly OpenCharge[]): number =>
  charges.reduce((sum, { openFen }) => sum + openFen, 0)

/**
 * Spreads an amount over charges in their order, each filled before the next one gets any; what all of them do not take
 * is money in advance. The lines and the advance are the amount, to the fen.
 */
export function allocate(charges: readonly OpenCharge[], amountFen: number): Allocation {
  let left = amountFen
  const lines = charges.flatMap(({ id, openFen }) => {
    const taken = Math.min(left, openFen)
    left -= taken
    return taken > 0 ? [{ chargeId: id, amountFen: taken }] : []
  })
  return { lines, advanceFen: left }
}

/** The charges of later months than this one: left out by who pays up to a month. */
export const laterThan = (charges: readonly OpenCharge[], month: string): number[] =>
  charges.filter((charge) => charge.month > month).map(({ id }) => id)
