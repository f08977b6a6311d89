import ExcelJS from 'exceljs'
import type { Layout, LayoutCell, LayoutStyle } from './layout.ts'
import { inertText } from './write-values.ts'

const paperSizes = { A4: 9, A3: 8 } as const
const usualHeight = 21

type Style = Pick<ExcelJS.Style, 'font' | 'alignment' | 'numFmt' | 'border' | 'fill'>

const serif = { name: '宋体', size: 11 }
const line = { style: 'thin' } as const
const boxed = { top: line, bottom: line, left: line, right: line }
const shaded = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0F0' } } as const
const middle = { vertical: 'middle', wrapText: true } as const

const style = (
  horizontal: 'left' | 'center' | 'right',
  { bold = false, size = 11, numFmt = '@', border = true, fill = false } = {},
): Partial<Style> => ({
  font: { ...serif, size, bold },
  alignment: { ...middle, horizontal, indent: border && horizontal === 'left' ? 1 : 0 },
  numFmt,
  ...(border ? { border: boxed } : {}),
  ...(fill ? { fill: shaded } : {}),
})

const money = '#,##0.00;-#,##0.00;0.00'
const styles: Record<LayoutStyle, Partial<Style>> = {
  title: style('center', { bold: true, size: 18, border: false }),
  subtitle: style('center', { border: false }),
  section: style('left', { bold: true, size: 12, border: false }),
  heading: style('center', { bold: true, fill: true }),
  label: style('center', { bold: true, fill: true }),
  words: style('left'),
  strong: style('left', { bold: true }),
  centred: style('center'),
  money: style('right', { numFmt: money }),
  'strong-money': style('right', { bold: true, numFmt: money }),
  percent: style('right', { numFmt: '0.0%' }),
  change: style('right', { numFmt: '+0.0%;-0.0%;0.0%' }),
  area: style('right', { numFmt: '#,##0.00" ㎡"' }),
  integer: style('right', { numFmt: '0' }),
  decimal: style('right', { numFmt: '0.00' }),
  fine: style('right', { numFmt: '0.000' }),
  ratio: style('right', { numFmt: '0.0%' }),
  code: style('center', { bold: true, size: 16 }),
  plain: style('left', { border: false }),
  right: style('right', { border: false }),
}
const hundredths: ReadonlySet<LayoutStyle> = new Set(['money', 'strong-money', 'area'])
const basisPoints: ReadonlySet<LayoutStyle> = new Set(['percent', 'change'])

/**
 * Writes laid-out sheets as a workbook: merged cells, borders, number formats, print area, fit to the width of the paper.
 * Errors: those of the file system.
 */
export async function writeLaidOut(path: string, layouts: readonly Layout[]): Promise<void> {
  const book = new ExcelJS.Workbook()
  const writtenAt = new Date(layouts[0]?.writtenAt ?? 0)
  book.creator = 'Guanjia'
  book.lastModifiedBy = 'Guanjia'
  book.created = writtenAt
  book.modified = writtenAt
  for (const layout of layouts) addSheet(book, layout)
  await book.xlsx.writeFile(path)
}

function addSheet(book: ExcelJS.Workbook, layout: Layout): void {
  const sheet = book.addWorksheet(freeName(book, layout.name), { views: [{ showGridLines: false }] })
  sheet.columns = layout.widths.map((width) => ({ width }))
  for (const [at, { cells, height }] of layout.rows.entries()) fillRow(sheet, at + 1, cells, height)
  setUpPage(sheet, layout)
}

/** A name that a sheet can have and that no other one of the book has; Excel compares them without case. */
function freeName(book: ExcelJS.Workbook, wished: string): string {
  const longest = 31
  const clean = wished.replace(/[*?:/\\[\]]/g, ' ')
  const taken = new Set(book.worksheets.map(({ name }) => name.toLowerCase()))
  let name = clean.slice(0, longest)
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const end = ` ${number}`
    name = `${clean.slice(0, longest - end.length)}${end}`
  }
  return name
}

function fillRow(
  sheet: ExcelJS.Worksheet,
  number: number,
  cells: readonly LayoutCell[],
  height = usualHeight,
): void {
  const row = sheet.getRow(number)
  row.height = height
  let column = 1
  for (const { value, style: name, span = 1 } of cells) {
    // Every cell of a merged range has its border, or Excel draws the first one's only.
    for (let at = column; at < column + span; at++) Object.assign(row.getCell(at), styles[name])
    if (value !== null) row.getCell(column).value = cellValue(value, name)
    if (span > 1) sheet.mergeCells(number, column, number, column + span - 1)
    column += span
  }
}

function cellValue(value: string | number, name: LayoutStyle): string | number {
  if (typeof value === 'string') return inertText(value)
  if (hundredths.has(name)) return value / 100
  return basisPoints.has(name) ? value / 10_000 : value
}

function setUpPage(sheet: ExcelJS.Worksheet, { paper, landscape, widths, rows, titleRows, footer }: Layout) {
  const last = sheet.getColumn(widths.length).letter
  Object.assign(sheet.pageSetup, {
    paperSize: paperSizes[paper],
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    printArea: `A1:${last}${rows.length}`,
    ...(titleRows > 0 ? { printTitlesRow: `1:${titleRows}` } : {}),
  })
  // An ampersand begins a code of a header or footer.
  sheet.headerFooter.oddFooter = `&L${footer.replaceAll('&', '&&')}&R&P / &N`
}
