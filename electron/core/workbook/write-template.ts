import type ExcelJS from 'exceljs'
import { inertText } from './write-values.ts'

export interface TemplateColumn {
  header: string
  /** In characters. */
  width: number
  /** Text keeps what is typed, such as long digits and leading zeros. */
  type: 'text' | 'number' | 'datetime'
  required: boolean
  /** What may be chosen in its cells; anything else is warned of and may stay. */
  choices: readonly string[]
}

export interface Template {
  sheetName: string
  columns: readonly TemplateColumn[]
  /** What stands in it already; nothing where nothing is said. */
  rows?: readonly (readonly string[])[]
  /** A sheet of its own with the same header and these rows. */
  example: { name: string; rows: readonly (readonly string[])[] }
  /** A sheet of lines. */
  howTo: { name: string; lines: readonly string[] }
  /** The name of the hidden sheet with the choices. */
  listsName: string
  warning: { title: string; text: string }
  /** ISO 8601. */
  writtenAt: string
}

/** Rows that are prepared to be filled in. */
const ROWS = 5000
const FORMATS = { text: '@', number: 'General', datetime: 'yyyy-mm-dd hh:mm' } as const

/** Writes a workbook to be filled in, with drop-downs, an example and how to do it. */
export async function writeTemplate(path: string, template: Template): Promise<void> {
  // Loading it takes a third of the core's whole start, and most days nobody asks for a template.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = 'Guanjia'
  book.lastModifiedBy = 'Guanjia'
  book.created = new Date(template.writtenAt)
  book.modified = new Date(template.writtenAt)
  const sheet = addSheet(book, template.sheetName, template.columns)
  for (const [index, row] of (template.rows ?? []).entries()) fillRow(sheet, index + 2, row)
  const example = addSheet(book, template.example.name, template.columns)
  for (const [index, row] of template.example.rows.entries()) fillRow(example, index + 2, row)
  const howTo = book.addWorksheet(template.howTo.name)
  howTo.getColumn(1).width = 90
  for (const [index, line] of template.howTo.lines.entries()) {
    const cell = howTo.getCell(index + 1, 1)
    cell.value = inertText(line)
    cell.alignment = { wrapText: true }
  }
  addChoices(book, sheet, template)
  await book.xlsx.writeFile(path)
}

function addSheet(
  book: ExcelJS.Workbook,
  name: string,
  columns: readonly TemplateColumn[],
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const [index, { header, width, type, required }] of columns.entries()) {
    const column = sheet.getColumn(index + 1)
    column.width = width
    column.numFmt = FORMATS[type]
    const cell = sheet.getCell(1, index + 1)
    cell.value = inertText(header)
    cell.numFmt = '@'
    cell.font = { bold: true, underline: required }
  }
  return sheet
}

function fillRow(sheet: ExcelJS.Worksheet, row: number, texts: readonly string[]): void {
  for (const [index, text] of texts.entries())
    if (text !== '') sheet.getCell(row, index + 1).value = inertText(text)
}

/** ExcelJS keeps the rules of ranges here; its types know those of single cells only. */
interface WithRules {
  dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void }
}

/** The lists stand on a sheet of their own: a rule itself may not be longer than 255 characters. */
function addChoices(
  book: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { columns, listsName, warning }: Template,
): void {
  const lists = book.addWorksheet(listsName, { state: 'veryHidden' })
  for (const [index, { choices }] of columns.entries()) {
    if (choices.length === 0) continue
    const letter = lists.getColumn(index + 1).letter
    for (const [at, choice] of choices.entries()) lists.getCell(at + 1, index + 1).value = inertText(choice)
    const range = `${letter}2:${letter}${ROWS + 1}`
    const rules = sheet as unknown as WithRules
    rules.dataValidations.add(range, {
      type: 'list',
      allowBlank: true,
      formulae: [`'${listsName}'!$${letter}$1:$${letter}$${choices.length}`],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: warning.title,
      error: warning.text,
    })
  }
}
