import { cellText, type Cell } from '../../workbook/cell.ts'
import type { Call } from '../../kernel/call.ts'
import { readRows } from '../../workbook/reader.ts'
import type { Checkable } from './check.ts'
import { sourceOf } from './import-folder.ts'
import { isRemarkRow } from './remark-rows.ts'
import { targets } from './targets.ts'

/** A row that is a record: Excel's own number, its cells, and what they read. */
export interface TextRow {
  row: number
  cells: Cell[]
  texts: string[]
}

/** The rows below a sheet's header, blank ones, totals and remarks left alone. */
export interface RecordRows {
  /** Rows to be expected, too many rather than too few. */
  total: number
  /** The texts of the header, once its batch was read. */
  header: string[]
  /** Rows that were left alone up to now. */
  leftOut: number
  batches: AsyncIterable<TextRow[]>
}

/** Errors: WORKBOOK_*, or the reason of the signal. */
export function recordRows(call: Call, found: Checkable, signal?: AbortSignal): RecordRows {
  const path = sourceOf(call.services, found)
  const total = Math.max(0, (found.counts.lastRow ?? 0) - found.headerRow)
  const rows: RecordRows = { total, header: [], leftOut: 0, batches: { [Symbol.asyncIterator]: read } }
  return rows

  async function* read(): AsyncGenerator<TextRow[], void, void> {
    const { mapping, headerRow } = found
    const keys = targets[found.target].keyFields.flatMap((field) => mapping[field] ?? [])
    const mapped = Object.values(mapping)
    let last = headerRow
    for await (const batch of readRows(path, found.sheetIndex, { signal })) {
      const head = batch.find(({ row }) => row === headerRow)
      if (head) rows.header = head.cells.map((cell) => cellText(cell))
      const records: TextRow[] = []
      for (const { row, cells } of batch) {
        if (row <= headerRow) continue
        rows.leftOut += row - last - 1
        last = row
        const texts = cells.map((cell) => cellText(cell))
        if (isRemarkRow(texts, { keys, mapped, header: rows.header })) rows.leftOut++
        else records.push({ row, cells, texts })
      }
      if (records.length > 0) yield records
    }
  }
}
