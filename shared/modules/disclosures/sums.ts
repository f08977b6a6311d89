import { basisPoints } from '../../money/fen.ts'
import { sidesOf } from '../ledger/rules.ts'
import type { LedgerLine, LedgerSide } from '../ledger/terms.ts'
import type { SheetContent, SheetLine } from './contract.ts'
import type { SheetPart } from './terms.ts'

/** An amount beside the period before, in fen; null where nothing is said. */
export interface Compared {
  nowFen: number | null
  previousFen: number | null
  /** Now less before; null where before is not known. */
  changeFen: number | null
  /** Of what was before, in hundredths of a percent; null where that was nothing or is not known. */
  changeRate: number | null
}

export interface LineSide extends Compared {
  /** Of the part's total of this side, in hundredths of a percent, whole tenths; 10,000 together. */
  share: number | null
}

export interface LineSums {
  /** Its place in `content.lines`. */
  index: number
  line: SheetLine
  /** The side its budget is of, and which its row shows where there is only one column. */
  main: LedgerSide
  in: LineSide
  out: LineSide
  /** In less out: what a source of public income leaves. */
  netFen: number
}

export interface TotalSums extends Compared {
  nowFen: number
  /** Of the lines whose main side this is; null where none has one. */
  budgetFen: number | null
}

export interface PartSums {
  part: SheetPart
  openingFen: number
  in: TotalSums
  out: TotalSums
  /** In less out. */
  netFen: number
  /** Opening and in less out. */
  closingFen: number
  /** In the order of the sheet. */
  lines: LineSums[]
}

export interface SheetSums {
  parts: PartSums[]
}

/** The side a line is planned by: its budget is of this side, and where a row has one column it shows this one. */
export const mainSide = (line: LedgerLine): LedgerSide => sidesOf(line)[0]!

/** Everything of a sheet that is computed and not typed. Amounts in fen, rates and shares in hundredths of a percent. */
export const sheetSums = (content: SheetContent): SheetSums => ({
  parts: content.parts.map(({ part, openingFen }) => partSums(content, part, openingFen)),
})

function partSums(content: SheetContent, part: SheetPart, openingFen: number): PartSums {
  const lines = content.lines.map((line, index) => ({ index, line })).filter(({ line }) => line.part === part)
  const ins = totalOf(lines, 'in')
  const outs = totalOf(lines, 'out')
  const inShares = shares(lines.map(({ line }) => line.inFen))
  const outShares = shares(lines.map(({ line }) => line.outFen))
  const netFen = ins.nowFen - outs.nowFen
  return {
    part,
    openingFen,
    in: ins,
    out: outs,
    netFen,
    closingFen: openingFen + netFen,
    lines: lines.map(({ line, index }, at) => ({
      index,
      line,
      main: mainSide(line.line),
      in: { ...compared(line.inFen, line.previousInFen), share: inShares[at]! },
      out: { ...compared(line.outFen, line.previousOutFen), share: outShares[at]! },
      netFen: (line.inFen ?? 0) - (line.outFen ?? 0),
    })),
  }
}

function totalOf(lines: readonly { line: SheetLine }[], side: LedgerSide): TotalSums {
  const nowFen = sum(lines.map(({ line }) => amountOf(line, side))) ?? 0
  const previousFen = sum(lines.map(({ line }) => previousOf(line, side)))
  const planned = lines.filter(({ line }) => mainSide(line.line) === side)
  return {
    ...compared(nowFen, previousFen),
    nowFen,
    budgetFen: sum(planned.map(({ line }) => line.budgetFen)),
  }
}

export const amountOf = (line: SheetLine, side: LedgerSide): number | null =>
  side === 'in' ? line.inFen : line.outFen
export const previousOf = (line: SheetLine, side: LedgerSide): number | null =>
  side === 'in' ? line.previousInFen : line.previousOutFen

function compared(nowFen: number | null, previousFen: number | null): Compared {
  const changeFen = previousFen === null ? null : (nowFen ?? 0) - previousFen
  const changeRate =
    changeFen === null || previousFen === null ? null : basisPoints(changeFen, Math.abs(previousFen))
  return { nowFen, previousFen, changeFen, changeRate }
}

/** Null where nothing is said at all. */
function sum(amounts: readonly (number | null)[]): number | null {
  const said = amounts.filter((amount) => amount !== null)
  return said.length === 0 ? null : said.reduce((total, amount) => total + amount, 0)
}

/**
 * Shares of a total in hundredths of a percent. They are whole tenths of a percent, as a sheet shows them, and add up to
 * 10,000: rounded down, and what is missing given to the largest remainders (Hamilton). Null for an amount that is none,
 * and for all where the total is nothing.
 */
export function shares(amounts: readonly (number | null)[]): (number | null)[] {
  const total = sum(amounts) ?? 0
  if (total === 0) return amounts.map(() => null)
  const sign = total < 0 ? -1 : 1
  const whole = BigInt(total * sign)
  const exact = amounts.map((amount) => floored(BigInt((amount ?? 0) * sign) * tenths, whole))
  const missing = Number(tenths) - exact.reduce((given, { floor }) => given + floor, 0)
  const larger = new Set(
    exact
      .map(({ rest }, at) => ({ rest, at }))
      .sort((one, other) => (one.rest === other.rest ? one.at - other.at : one.rest > other.rest ? -1 : 1))
      .slice(0, missing)
      .map(({ at }) => at),
  )
  return amounts.map((amount, at) =>
    amount === null ? null : (exact[at]!.floor + (larger.has(at) ? 1 : 0)) * 10,
  )
}

/** The whole, in tenths of a percent. */
const tenths = 1_000n

function floored(part: bigint, whole: bigint): { floor: number; rest: bigint } {
  const rest = ((part % whole) + whole) % whole
  return { floor: Number((part - rest) / whole), rest }
}

/**
 * What the period left: income less expense, with its budget and the period before. Under 包干制 it is the company's profit or loss after
 * costs and taxes, under 酬金制 what is left of the owners' money (《物业服务收费管理办法》第九、十一条).
 */
export function periodResult({ in: ins, out: outs, netFen }: PartSums): TotalSums {
  const less = (income: number | null, expense: number | null) =>
    income === null && expense === null ? null : (income ?? 0) - (expense ?? 0)
  return {
    ...compared(netFen, less(ins.previousFen, outs.previousFen)),
    nowFen: netFen,
    budgetFen: less(ins.budgetFen, outs.budgetFen),
  }
}
