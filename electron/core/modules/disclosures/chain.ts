import type { SheetContent } from '../../../../shared/modules/disclosures/contract.ts'
import { sheetSums } from '../../../../shared/modules/disclosures/sums.ts'
import type { SheetPart } from '../../../../shared/modules/disclosures/terms.ts'
import { readCopy } from './freeze.ts'
import type { DisclosureRow } from './sheet-rows.ts'

/** A sheet whose opening is not the closing of the sheet before it, in fen. */
export interface BrokenLink {
  id: number
  part: SheetPart
  openingFen: number
  closingFen: number
  /** The number of the sheet before. */
  of: string
}

/**
 * Where published sheets that nobody has corrected do not go on from each other, part by part: a correction may close with something
 * else than the sheets that were published after the first. Read from the frozen copies; one that cannot be read is no link.
 */
export function brokenLinks(rows: readonly DisclosureRow[]): BrokenLink[] {
  const sheets = rows
    .filter(({ state }) => state === 'published')
    .map((row) => ({ row, content: readCopy(row.frozen)?.content }))
    .filter((sheet): sheet is Sheet => sheet.content !== undefined)
    .sort(latestFirst)
  return sheets.flatMap(({ row, content }) =>
    content.parts.flatMap(({ part, openingFen }) => {
      const before = sheets.find(
        (other) => other.row.until_month < row.from_month && closingOf(other, part) !== null,
      )
      const closingFen = before ? closingOf(before, part) : null
      if (!before || closingFen === null || closingFen === openingFen) return []
      return [{ id: row.id, part, openingFen, closingFen, of: before.row.number }]
    }),
  )
}

interface Sheet {
  row: DisclosureRow
  content: SheetContent
}

/** As `carriedOf` takes them. */
const latestFirst = ({ row: one }: Sheet, { row: other }: Sheet): number =>
  one.until_month === other.until_month ? other.id - one.id : one.until_month < other.until_month ? 1 : -1

const closingOf = ({ content }: Sheet, part: SheetPart): number | null =>
  sheetSums(content).parts.find((sums) => sums.part === part)?.closingFen ?? null
