import { rmSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import type { Console } from './console.ts'

type Value = string | number | boolean | Date | null

/** The first sheet of a workbook the user saved, read by the library that office programs agree with. */
export interface SavedWorkbook {
  headers: string[]
  /** Each row under the header by its column's header, as far as rows have a value in the first column. */
  records: Record<string, Value>[]
  /** A cell as it is stored: its value is an object where it is a formula. Rows are counted from 0 under the header. */
  stored(row: number, header: string): { value: unknown; format: string }
  /** Every word of the sheet. */
  text: string
}

/** Waits for the workbook that the user saved, reads it and takes it away, so that the next one can be waited for. */
export async function savedWorkbook(console: Console): Promise<SavedWorkbook> {
  await expect.poll(() => console.savedPath('.xlsx')).not.toBeNull()
  const path = console.savedPath('.xlsx')!
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  rmSync(path)
  const sheet = book.worksheets[0]!
  const grid: Value[][] = []
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number)
    grid.push(
      Array.from({ length: sheet.columnCount }, (_, index) => {
        const { value, text } = row.getCell(index + 1)
        return value !== null && typeof value === 'object' && !(value instanceof Date)
          ? text
          : (value as Value)
      }),
    )
  }
  const headers = (grid[0] ?? []).map(String)
  return {
    headers,
    records: grid
      .slice(1)
      .map((cells) => Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? null]))),
    stored: (row, header) => {
      const { value, numFmt } = sheet.getRow(row + 2).getCell(headers.indexOf(header) + 1)
      return { value, format: numFmt }
    },
    text: grid.map((cells) => cells.join(' ')).join('\n'),
  }
}
