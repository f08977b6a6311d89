import { notesOf } from '../../../shared/modules/surveys/result-method.ts'
import {
  figureText,
  inPieces,
  intervalText,
  kindAt,
  type FigureKind,
  type ResultTable,
  type TableColumn,
} from '../../../shared/modules/surveys/result-table.ts'
import type { ResultWords } from '../../../shared/modules/surveys/result-words.ts'
import { tableBlocks, textBlock } from '../../components/print/card-blocks.ts'
import type { PaperBlock } from '../../components/print/paper-blocks.ts'

/** Columns that fit beside the names of the rows on a standing A4. */
const mostColumns = 6
/** Millimetres between the margins of a standing A4, and what the names of the rows need of them. */
const paperWidth = 180
const nameWidth = 36

/** A table as it goes to paper: intervals behind their figures, wide ones in pieces, its notes below. Nothing without a row. */
export function resultBlocks(table: ResultTable, words: ResultWords): PaperBlock[] {
  if (table.rows.length === 0) return []
  const pieces = inPieces(table, mostColumns)
  return [
    ...pieces.flatMap((piece) =>
      tableBlocks(
        `${piece.key}-lines`,
        piece.title,
        [piece.head, ...piece.columns.map(({ label }) => label)],
        widths(piece),
        piece.rows.map((row) => [
          row.label,
          ...row.figures.map((figure, at) => {
            const kind = kindAt(piece, row, at)
            const interval = piece.columns[at]?.interval ? intervalText(kind, figure) : ''
            return [figureText(kind, figure), interval].filter(Boolean).join(inOneLine(piece) ? ' ' : '\n')
          }),
        ]),
      ),
    ),
    ...textBlocks(`${table.key}-notes`, '', notesOf(table, words).join('\n')),
  ]
}

const lineWidth = ({ interval, kind }: TableColumn): number => (interval ? 40 : narrowWidth(kind))
/** Of a figure with its interval below it; percents are the longest. */
const stackedWidth = ({ interval, kind }: TableColumn): number =>
  interval ? (kind === 'share' || kind === 'sharing' ? 27 : 24) : narrowWidth(kind)
const narrowWidth = (kind: FigureKind): number => (kind === 'words' ? 22 : kind === 'count' ? 15 : 17)

/** Whether intervals have room beside their figures; else they stand below them. */
const inOneLine = ({ columns }: ResultTable): boolean =>
  columns.reduce((sum, column) => sum + lineWidth(column), nameWidth) <= paperWidth

function widths(table: ResultTable): string {
  const width = inOneLine(table) ? lineWidth : stackedWidth
  return ['1fr', ...table.columns.map((column) => `${width(column)}mm`)].join(' ')
}

/** Words under a heading, a block a line, so that they may go on over pages. */
export const textBlocks = (key: string, title: string, text: string): PaperBlock[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, at) => textBlock(`${key}-${at}`, at === 0 ? title : '', line))
