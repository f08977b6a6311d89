import {
  amountOf,
  formatDecimal,
  mostHundredths,
  readDecimal,
  type DecimalProblem,
} from '../../../shared/modules/fees/charge-rules.ts'

/** A row of the reading sheet, as the core tells it. Readings are in hundredths of the unit. */
export interface SheetRow {
  houseId: number
  room: string
  meterFrom: number | null
  meterTo: number | null
  priceE4: number
  chargeId: number | null
  /** Of the charge; null where there is none. */
  version: number | null
  amountFen: number | null
  paidFen: number
}

/** What stands in a row's two fields. */
export interface TypedReading {
  before: string
  now: string
}

/** `below`: less than the one before; `before`: the one before is not known. */
export type ReadingProblem = DecimalProblem | 'below' | 'before'

export interface ReadRow {
  /** What would be saved; null for nothing typed and for what cannot be read. */
  reading: { houseId: number; meterFrom: number; meterTo: number; version: number | null } | null
  useHundredths: number | null
  amountFen: number | null
  problem: ReadingProblem | null
  /** Of which field the problem is. */
  at: keyof TypedReading | null
  changed: boolean
}

export const shownReading = (hundredths: number | null): string =>
  hundredths === null ? '' : formatDecimal(hundredths, 2).replace(/\.00$/, '')

/** The fields as they are before anybody types. */
export const storedReading = ({ meterFrom, meterTo }: SheetRow): TypedReading => ({
  before: shownReading(meterFrom),
  now: shownReading(meterTo),
})

const read = (typed: string) => readDecimal(typed, { decimals: 2, most: mostHundredths })

/** A row as it is typed: its use and amount at once, and what is wrong with it. */
export function readRow(row: SheetRow, typed: TypedReading): ReadRow {
  const before = read(typed.before)
  const now = read(typed.now)
  const none = {
    reading: null,
    useHundredths: null,
    amountFen: null,
    problem: null,
    at: null,
    changed: false,
  }
  if ('problem' in before) return { ...none, problem: before.problem, at: 'before', changed: true }
  if ('problem' in now) return { ...none, problem: now.problem, at: 'now', changed: true }
  if (now.value === null) return none
  if (before.value === null) return { ...none, problem: 'before', at: 'before', changed: true }
  const changed = now.value !== row.meterTo || before.value !== row.meterFrom
  if (now.value < before.value) return { ...none, problem: 'below', at: 'now', changed }
  const useHundredths = now.value - before.value
  return {
    ...none,
    reading: { houseId: row.houseId, meterFrom: before.value, meterTo: now.value, version: row.version },
    useHundredths,
    amountFen: amountOf(row.priceE4, useHundredths),
    changed,
  }
}
