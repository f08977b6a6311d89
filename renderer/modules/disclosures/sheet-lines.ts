import type { SheetContent, SheetLine } from '../../../shared/modules/disclosures/contract.ts'
import { mainSide } from '../../../shared/modules/disclosures/sums.ts'
import type { SheetPart } from '../../../shared/modules/disclosures/terms.ts'
import { linesOf, type LedgerLine } from '../../../shared/modules/ledger/terms.ts'
import { renumbered } from './sheet-paths.ts'

/** What is typed into a cell and is no amount. */
export type BadCells = Record<string, string>

const rank = (part: SheetPart, line: LedgerLine): number =>
  (linesOf[part] as readonly LedgerLine[]).indexOf(line)

/** Where a new line goes: behind those of its kind, in the order of the rules. Its place in `lines`. */
export function placeFor({ lines }: SheetContent, part: SheetPart, line: LedgerLine): number {
  const before = lines.flatMap((one, index) =>
    one.part === part && rank(part, one.line) <= rank(part, line) ? [index] : [],
  )
  const last = before.at(-1)
  if (last !== undefined) return last + 1
  const first = lines.findIndex((one) => one.part === part)
  return first === -1 ? lines.length : first
}

export const newLine = (part: SheetPart, line: LedgerLine, name: string): SheetLine => ({
  part,
  line,
  name,
  accountId: null,
  budgetFen: null,
  inFen: null,
  outFen: null,
  previousInFen: null,
  previousOutFen: null,
  note: '',
})

/** Writes in place; answers where the line stands. */
export function addLine(content: SheetContent, bad: BadCells, line: SheetLine): number {
  const at = placeFor(content, line.part, line.line)
  content.lines.splice(at, 0, line)
  move(bad, (index) => (index >= at ? index + 1 : index))
  return at
}

export function removeLine(content: SheetContent, bad: BadCells, at: number): void {
  content.lines.splice(at, 1)
  move(bad, (index) => (index === at ? null : index > at ? index - 1 : index))
}

/** Where the line goes when it is moved one up (-1) or down (1) among its own; null where it is at the end. */
export function neighbourOf({ lines }: SheetContent, at: number, step: 1 | -1): number | null {
  const line = lines[at]
  if (!line) return null
  for (let index = at + step; index >= 0 && index < lines.length; index += step) {
    const other = lines[index]
    if (other && other.part === line.part && mainSide(other.line) === mainSide(line.line)) return index
  }
  return null
}

/** Answers where the line stands then. */
export function moveLine(content: SheetContent, bad: BadCells, at: number, step: 1 | -1): number {
  const to = neighbourOf(content, at, step)
  const here = content.lines[at]
  const there = to === null ? undefined : content.lines[to]
  if (to === null || !here || !there) return at
  content.lines[at] = there
  content.lines[to] = here
  move(bad, (index) => (index === at ? to : index === to ? at : index))
  return to
}

function move(bad: BadCells, place: (index: number) => number | null): void {
  const moved = Object.entries(bad).flatMap(([path, typed]) => {
    const next = renumbered(path, place)
    return next === null ? [] : [[next, typed] as const]
  })
  for (const path of Object.keys(bad)) delete bad[path]
  for (const [path, typed] of moved) bad[path] = typed
}
