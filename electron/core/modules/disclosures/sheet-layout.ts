import { sheetWords } from '../../../../shared/locale/sheet-words.ts'
import { disclosures } from '../../../../shared/locale/zh-CN/disclosures.ts'
import type { Sheet, SheetHeader, SheetPartData } from '../../../../shared/modules/disclosures/contract.ts'
import {
  periodResult,
  sheetSums,
  type LineSums,
  type PartSums,
  type TotalSums,
} from '../../../../shared/modules/disclosures/sums.ts'
import { mayBearCode } from '../../../../shared/modules/disclosures/genuine.ts'
import { sourceOf } from '../../../../shared/modules/disclosures/source.ts'
import { sidesOf } from '../../../../shared/modules/ledger/rules.ts'
import type { ChargingMode } from '../../../../shared/modules/disclosures/terms.ts'
import type { LedgerSide } from '../../../../shared/modules/ledger/terms.ts'
import type { Layout, LayoutCell, LayoutRow, LayoutStyle } from '../../workbook/layout.ts'
import { exportLocale } from '../exports/export-rows.ts'

const words = sheetWords[exportLocale]
// The same words as on the page's own paper.
const { column: columnWords, ordinal, pair, partTitle, printed, row: rowWords } = disclosures

/** The columns every part shares: number, name, three amounts, change as amount and rate, share, note. */
const widths = [5, 21, 14.5, 14.5, 14.5, 13.5, 8.5, 8, 20]
const columns = widths.length

const cell = (value: LayoutCell['value'], style: LayoutStyle, span = 1): LayoutCell => ({
  value,
  style,
  span,
})
const across = (value: string, style: LayoutStyle, height?: number): LayoutRow => ({
  cells: [cell(value, style, columns)],
  ...(height ? { height } : {}),
})
const blank: LayoutRow = { cells: [], height: 9 }

/** A sheet as offices post it: title, header block, a table for each part, signatures, check code. */
export function sheetLayout(sheet: Sheet, paper: 'A4' | 'A3', writtenAt: string): Layout {
  const { content } = sheet
  const { parts } = sheetSums(content)
  const when = words.period(content.fromMonth, content.untilMonth)
  const rows = [
    across(content.title, 'title', 34),
    across(`${content.header.project}　${when}　（${words.mode[content.mode]}）`, 'subtitle'),
    ...headerRows(content.header),
    across(words.unit, 'right', 16),
    ...parts.flatMap((sums, at) => [
      ...(parts.length > 1 ? [across(partTitle[sums.part], 'section')] : []),
      ...partRows(content.parts[at]!, sums, content.mode),
      blank,
    ]),
    ...(content.notes === '' ? [] : [across(content.notes, 'plain', heightOf(content.notes, 55))]),
    ...noticeRows(sheet),
  ]
  return {
    name: words.sheet,
    paper,
    landscape: false,
    widths,
    rows,
    titleRows: 2,
    footer: [
      content.header.project,
      sheet.number,
      mayBearCode(sheet) ? `${words.checkCode} ${sheet.checkCode}` : '',
    ]
      .filter(Boolean)
      .join('　'),
    writtenAt,
  }
}

function headerRows(header: SheetHeader): LayoutRow[] {
  const { receivableFen, receivedFen, arrearsFen, advanceFen } = header
  const rate = words.rate(percent(header.rate), percent(header.houseRate))
  const label = (key: keyof typeof printed, span = 1) => cell(printed[key], 'label', span)
  const rows: LayoutRow[] = [
    {
      cells: [
        label('areaHundredths', 2),
        cell(header.areaHundredths, 'area'),
        label('households'),
        cell(header.households, 'words'),
        label('standards'),
        cell(header.standards, 'words', 3),
      ],
      height: Math.max(heightOf(header.standards, 17), heightOf(header.households, 7)),
    },
  ]
  if (receivableFen !== null || receivedFen !== null)
    rows.push({
      cells: [
        label('receivableFen', 2),
        cell(receivableFen, 'money'),
        label('receivedFen'),
        cell(receivedFen, 'money'),
        label('rate'),
        cell(rate, 'words', 3),
      ],
    })
  if (arrearsFen !== null || advanceFen !== null)
    rows.push({
      cells: [
        label('arrearsFen', 2),
        cell(arrearsFen, 'money'),
        label('advanceFen'),
        cell(advanceFen, 'money'),
        cell('', 'words', 4),
      ],
    })
  return rows
}

const percent = (basisPoints: number | null): string =>
  basisPoints === null ? '' : `${(Math.round(basisPoints / 10) / 10).toFixed(1)} %`

/** A statement compares one amount a line with budget and before; of what has income and cost, both stand side by side. */
const partRows = (data: SheetPartData, sums: PartSums, mode: ChargingMode): LayoutRow[] =>
  sums.part === 'service' || sums.part === 'maintenance' ? statement(data, sums, mode) : pairs(data, sums)

const headings = (names: readonly string[], spans: readonly number[] = []): LayoutRow => ({
  cells: names.map((name, at) => cell(name, 'heading', spans[at] ?? 1)),
})

function statement(data: SheetPartData, sums: PartSums, mode: ChargingMode): LayoutRow[] {
  const { name, budget, now, previous, difference, change, share, note } = columnWords
  return [
    headings(['', name, budget, now, previous, difference, change, share, note]),
    balance(ordinal[1], rowWords.opening, sums.openingFen, data.openingNote),
    ...side(sums, 'in', ordinal[2], rowWords.totalIn),
    ...side(sums, 'out', ordinal[3], rowWords.totalOut),
    ...(sums.part === 'service' ? [total(periodResult(sums), '', rowWords[`result-${mode}`], [])] : []),
    balance(ordinal[4], rowWords.closing, sums.closingFen, data.closingNote),
  ]
}

const balance = (number: string, name: string, fen: number, note: string): LayoutRow => ({
  cells: [
    cell(number, 'centred'),
    cell(name, 'strong'),
    cell(null, 'money'),
    cell(fen, 'strong-money'),
    cell(null, 'money'),
    cell(null, 'money'),
    cell(null, 'change'),
    cell(null, 'percent'),
    cell(note, 'words'),
  ],
  height: Math.max(heightOf(name, 10), heightOf(note, 9)),
})

function side(sums: PartSums, of: LedgerSide, number: string, name: string): LayoutRow[] {
  const lines = sums.lines.filter((one) => one.main === of || hasMoney(one, of))
  return [total(sums[of], number, name, lines), ...lines.map((one, at) => statementLine(one, of, at + 1))]
}

const hasMoney = (one: LineSums, of: LedgerSide): boolean =>
  (one[of].nowFen ?? 0) !== 0 || (one[of].previousFen ?? 0) !== 0

const total = (sums: TotalSums, number: string, name: string, lines: readonly LineSums[]): LayoutRow => ({
  cells: [
    cell(number, 'centred'),
    cell(name, 'strong'),
    cell(sums.budgetFen, 'strong-money'),
    cell(sums.nowFen, 'strong-money'),
    cell(sums.previousFen, 'strong-money'),
    cell(sums.changeFen, 'strong-money'),
    cell(sums.changeRate, 'change'),
    cell(lines.length > 0 && sums.nowFen !== 0 ? 10_000 : null, 'percent'),
    cell('', 'words'),
  ],
})

const statementLine = (one: LineSums, of: LedgerSide, number: number): LayoutRow => {
  const { line } = one
  const own = one.main === of
  return {
    cells: [
      cell(number, 'centred'),
      cell(line.name, 'words'),
      cell(own ? line.budgetFen : null, 'money'),
      cell(one[of].nowFen, 'money'),
      cell(one[of].previousFen, 'money'),
      cell(one[of].changeFen, 'money'),
      cell(one[of].changeRate, 'change'),
      cell(one[of].share, 'percent'),
      cell(own ? line.note : '', 'words'),
    ],
    height: Math.max(heightOf(line.name, 10), heightOf(line.note, 9)),
  }
}

function pairs(data: SheetPartData, sums: PartSums): LayoutRow[] {
  const { name, remark } = columnWords
  const own = sums.part === 'on-behalf' || sums.part === 'deposit' ? pair[sums.part] : columnWords
  const earning = sums.lines.filter(({ line }) => sidesOf(line.line).length === 2)
  const using = sums.lines.filter((one) => !earning.includes(one))
  const used = using.length > 0
  const note = sums.part === 'public' ? columnWords.use : remark
  return [
    headings(['', name, own.in, own.out, own.net, note], [1, 1, 1, 1, 1, 4]),
    pairRow(ordinal[1], rowWords.opening, 'strong', data.openingNote, [null, null, sums.openingFen]),
    ...earning.map(pairLine),
    pairRow(ordinal[2], rowWords.total, 'strong', '', sumsOf(earning)),
    ...using.map(pairLine),
    ...(used
      ? [pairRow(ordinal[3], rowWords.totalUse, 'strong', '', [null, ...sumsOf(using).slice(1)])]
      : []),
    pairRow(
      ordinal[used ? 4 : 3],
      used ? rowWords.closingUsed : rowWords.closingPair,
      'strong',
      data.closingNote,
      [null, null, sums.closingFen],
    ),
  ]
}

const pairLine = ({ line, netFen }: LineSums, at: number): LayoutRow =>
  pairRow(String(at + 1), line.name, 'words', line.note, [line.inFen, line.outFen, netFen])

/** Income, cost and what is left of some lines, in fen. */
const sumsOf = (lines: readonly LineSums[]): number[] => [
  lines.reduce((sum, { line }) => sum + (line.inFen ?? 0), 0),
  lines.reduce((sum, { line }) => sum + (line.outFen ?? 0), 0),
  lines.reduce((sum, { netFen }) => sum + netFen, 0),
]

const pairRow = (
  number: string,
  name: string,
  style: 'words' | 'strong',
  note: string,
  amounts: readonly (number | null)[],
): LayoutRow => ({
  cells: [
    cell(number, 'centred'),
    cell(name, style),
    ...amounts.map((fen) => cell(fen, style === 'strong' ? 'strong-money' : 'money')),
    cell(note, 'words', 4),
  ],
  height: Math.max(heightOf(name, 10), heightOf(note, 24)),
})

function noticeRows(sheet: Sheet): LayoutRow[] {
  const { content, postedFrom, postedUntil, publishedAt } = sheet
  const left = 5
  const beside = (text: string, value: string, style: LayoutStyle): LayoutRow => ({
    cells: [cell(text, 'plain', left), cell(value, style, columns - left)],
  })
  const posted = postedFrom && postedUntil ? words.posted(postedFrom, postedUntil) : ''
  const signed = words.signed(sheet.preparedBy, sheet.reviewedBy, sheet.publishedBy)
  const told = [
    ...(sheet.revises ? [across(words.revises(sheet.revises.number, sheet.reviseReason), 'plain')] : []),
    ...(sheet.toldOrigin ? [across(words.source(sourceOf(sheet.toldOrigin, content)), 'plain')] : []),
  ]
  if (!mayBearCode(sheet))
    return [
      ...told,
      across(words.objections(content.header.contact), 'plain'),
      across(publishedAt === null ? words.draft : words.unsound, 'strong'),
    ]
  return [
    ...told,
    beside(posted, words.checkCode, 'centred'),
    { ...beside(words.objections(content.header.contact), sheet.checkCode, 'code'), height: 30 },
    beside(signed, words.checkHint, 'centred'),
  ]
}

/** Enough lines for a text in a column that holds so many Chinese characters; Excel does not grow a row by itself. */
function heightOf(text: string, perLine: number): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / perLine)), 0)
  return Math.max(21, lines * 15 + 6)
}
