import { notesOf } from '../../../../../shared/modules/surveys/result-method.ts'
import {
  figureText,
  kindAt,
  leastP,
  rounded,
  type FigureKind,
  type ResultFigure,
  type ResultTable,
} from '../../../../../shared/modules/surveys/result-table.ts'
import type { SaidAlike } from '../../../../../shared/modules/surveys/result-quotes.ts'
import type { Layout, LayoutCell, LayoutRow, LayoutStyle } from '../../../workbook/layout.ts'
import { tableWords } from './table-words.ts'

const styles: Record<FigureKind, LayoutStyle> = {
  count: 'integer',
  rank: 'integer',
  mean: 'decimal',
  score: 'decimal',
  change: 'decimal',
  correlation: 'decimal',
  p: 'fine',
  share: 'ratio',
  sharing: 'ratio',
  words: 'words',
}

const nameWidth = 30
const figureWidth = 12

const page = (
  name: string,
  widths: readonly number[],
  rows: readonly LayoutRow[],
  writtenAt: string,
): Layout => ({
  name,
  paper: 'A4',
  landscape: true,
  widths,
  rows,
  titleRows: 0,
  footer: name,
  writtenAt,
})

/** A table as a sheet of its own: its title, heads with a column for each end of an interval, numbers as numbers, its notes. */
export function tableLayout(table: ResultTable, lead: string, writtenAt: string): Layout {
  const heads = table.columns.flatMap(({ label, interval }) =>
    interval ? [label, `${label} ↓`, `${label} ↑`] : [label],
  )
  const wide = heads.length + 1
  const words = (value: string, style: LayoutStyle): LayoutRow => ({ cells: [{ value, style, span: wide }] })
  const rows: LayoutRow[] = [
    words(table.title, 'section'),
    words(lead, 'plain'),
    {
      cells: [table.head, ...heads].map((value): LayoutCell => ({ value, style: 'heading' })),
      height: 32,
    },
    ...table.rows.map((row): LayoutRow => ({
      cells: [
        { value: row.label, style: 'words' },
        ...row.figures.flatMap((figure, at) =>
          cellsOf(kindAt(table, row, at), figure, table.columns[at]?.interval ?? false),
        ),
      ],
    })),
    ...notesOf(table, tableWords).map((note): LayoutRow => ({ ...words(note, 'plain'), height: 36 })),
  ]
  return page(table.title, [nameWidth, ...heads.map(() => figureWidth)], rows, writtenAt)
}

function cellsOf(kind: FigureKind, figure: ResultFigure, interval: boolean): LayoutCell[] {
  const { value, low, high } = figure
  const style = styles[kind]
  const told = typeof value === 'number' && !(kind === 'p' && value < leastP)
  const first: LayoutCell =
    told && figure.standing !== 'hidden'
      ? { value: rounded(kind, value), style }
      : { value: figureText(kind, figure), style: kind === 'words' ? 'words' : 'right' }
  const end = (of: number | null): LayoutCell => ({ value: of === null ? null : rounded(kind, of), style })
  return interval ? [first, end(low), end(high)] : [first]
}

/** What may be printed of the open answers as a sheet, a line each. */
export const quotesLayout = (said: readonly SaidAlike[], writtenAt: string): Layout => {
  const heads = [tableWords.head('question'), tableWords.head('code'), tableWords.head('quote')]
  return page(
    tableWords.table('quotes'),
    [30, 16, 90],
    [
      { cells: [{ value: tableWords.table('quotes'), style: 'section', span: heads.length }] },
      { cells: heads.map((value): LayoutCell => ({ value, style: 'heading' })), height: 32 },
      ...said.flatMap(({ question, code, quotes }) =>
        quotes.map((quote): LayoutRow => ({
          cells: [question, code, quote].map((value): LayoutCell => ({ value, style: 'words' })),
        })),
      ),
    ],
    writtenAt,
  )
}

/** Lines of words as a sheet. */
export const linesLayout = (name: string, lines: readonly string[], writtenAt: string): Layout =>
  page(
    name,
    [110],
    [
      { cells: [{ value: name, style: 'section' }] },
      ...lines.map((value): LayoutRow => ({ cells: [{ value, style: 'plain' }], height: 36 })),
    ],
    writtenAt,
  )
