import type { Sheet, SheetContent } from '../../../shared/modules/disclosures/contract.ts'
import { sheetSums } from '../../../shared/modules/disclosures/sums.ts'
import { isStatement, tableRows, type TableRow } from './sheet-table.ts'

/** The words of a sheet, as the page has them. */
export interface TextWords {
  title: (content: SheetContent) => string[]
  part: (part: SheetContent['parts'][number]['part']) => string
  head: (content: SheetContent) => string[]
  label: (row: TableRow) => string
  mark: (row: TableRow) => string
  /** An amount with what it is compared with or made of; empty texts are left out. */
  amount: (of: { amount: string; change: string; in: string; out: string }) => string
  note: (words: string) => string
  foot: (sheet: Sheet, content: SheetContent) => string[]
}

/** A sheet as a message to a chat group, a line for each row. */
export function sheetText(sheet: Sheet, content: SheetContent, say: TextWords): string {
  const blocks = [
    [...say.title(content), ...say.head(content)],
    ...sheetSums(content).parts.map((sums) => [
      say.part(sums.part),
      ...tableRows(content, sums).map((row) => rowText(row, isStatement(sums.part), say)),
    ]),
    ...(content.notes ? [[content.notes]] : []),
    say.foot(sheet, content),
  ]
  return blocks
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n')
}

function rowText(row: TableRow, statement: boolean, say: TextWords): string {
  const { cells } = row
  const amount = (statement ? cells.now : cells.net)?.text ?? ''
  const words = say.amount({
    amount,
    change: cells.change?.text ?? '',
    in: row.kind === 'line' && !statement ? (cells.in?.text ?? '') : '',
    out: row.kind === 'line' && !statement ? (cells.out?.text ?? '') : '',
  })
  const note = cells.note?.text ?? ''
  return [`${say.mark(row)}${say.label(row)}`, words, note && say.note(note)].filter(Boolean).join(' ')
}
