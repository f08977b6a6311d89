import type { SheetContent } from '../../../shared/modules/disclosures/contract.ts'
import type { SheetSums } from '../../../shared/modules/disclosures/sums.ts'
import type { SheetPart } from '../../../shared/modules/disclosures/terms.ts'
import { tableRows, type TableRow } from './sheet-table.ts'

/** What of a sheet is not broken over pages: the block above, each row of each table, the notes. */
export type PaperBlock =
  | { kind: 'head' }
  | {
      kind: 'row'
      part: SheetPart
      row: TableRow
      /** The first of its table, which has a title above it. */
      first: boolean
    }
  | { kind: 'notes'; text: string }

export function paperBlocks(content: SheetContent, { parts }: SheetSums): PaperBlock[] {
  return [
    { kind: 'head' },
    ...parts.flatMap((sums, nth) =>
      tableRows(content, sums).map((row, at): PaperBlock => ({
        kind: 'row',
        part: sums.part,
        row,
        // The sheet's own title says what the first table tells of.
        first: at === 0 && nth > 0,
      })),
    ),
    ...(content.notes === '' ? [] : [{ kind: 'notes', text: content.notes } as const]),
  ]
}

export type PaperGroup =
  | { kind: 'head'; key: string }
  | { kind: 'table'; key: string; part: SheetPart; rows: TableRow[]; titled: boolean }
  | { kind: 'notes'; key: string; text: string }

/** The blocks of one page with the rows of a table together; a table that goes on has its head again and no title. */
export function paperGroups(blocks: readonly PaperBlock[]): PaperGroup[] {
  const groups: PaperGroup[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind === 'head') groups.push({ kind: 'head', key: 'head' })
    else if (block.kind === 'notes') groups.push({ kind: 'notes', key: 'notes', text: block.text })
    else if (last?.kind === 'table' && last.part === block.part) last.rows.push(block.row)
    else {
      const { part, row, first } = block
      groups.push({ kind: 'table', key: part, part, rows: [row], titled: first })
    }
  }
  return groups
}
