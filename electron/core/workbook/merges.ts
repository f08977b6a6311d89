import type { Cell } from './cell.ts'
import { WorkbookError } from './errors.ts'
import { limits } from './limits.ts'

/** One merged range; rows 1-based, columns 0-based, all inclusive. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

const RANGE =
  /<(?:\w+:)?mergeCell\b[^<>]*?\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/g
const ROW_NUMBER = /<(?:\w+:)?row\b[^<>]*?\br\s*=\s*["'](\d{1,7})["']/g
const DIMENSION = /<(?:\w+:)?dimension\b[^<>]*?\bref\s*=\s*["'](?:[A-Z]+\d+:)?([A-Z]+)\d+["']/

/** 0-based column of its letters: A → 0, AA → 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64
  return index - 1
}

export interface SheetOutline {
  merges: Merge[]
  /** The highest row number written, whether or not the row holds something. */
  lastRow: number
  /** Columns by the sheet's own declaration; 0 when it declares none. */
  columns: number
}

/**
 * What stands behind the rows but is needed before them. A scan of the text, not a parse: `<` cannot stand in the
 * text of a cell, so what looks like a merge is one.
 */
export async function readOutline(text: AsyncIterable<string>, signal?: AbortSignal): Promise<SheetOutline> {
  const merges: Merge[] = []
  let lastRow = 0
  let columns = 0
  let tail = ''
  for await (const chunk of text) {
    signal?.throwIfAborted()
    const window = tail + chunk
    const end = window.lastIndexOf('>') + 1
    const complete = window.slice(0, end)
    tail = window.slice(Math.max(end, window.length - 4096))
    if (columns === 0 && lastRow === 0) columns = columnIndex(DIMENSION.exec(complete)?.[1] ?? '') + 1
    for (const match of complete.matchAll(ROW_NUMBER)) lastRow = Math.max(lastRow, Number(match[1]))
    if (!complete.includes('mergeCell')) continue
    for (const [, left = '', top, right = '', bottom] of complete.matchAll(RANGE)) {
      merges.push({
        top: Number(top),
        left: columnIndex(left),
        bottom: Number(bottom),
        right: columnIndex(right),
      })
      if (merges.length > limits.merges) throw new WorkbookError('WORKBOOK_TOO_LARGE')
    }
  }
  merges.sort((a, b) => a.top - b.top || a.left - b.left)
  return { merges, lastRow, columns }
}

/**
 * Gives the cells of merged ranges the value of their first cell, row after row. A row that holds nothing of its
 * own stays empty: a block merged over two rows is one record, not two.
 */
export class MergeFiller {
  #next = 0
  #active: { merge: Merge; value: Cell }[] = []
  readonly #merges: readonly Merge[]

  constructor(merges: readonly Merge[]) {
    this.#merges = merges
  }

  /** Fills `cells` of row `row`; rows must come in ascending order. */
  fill(row: number, cells: Cell[]): void {
    if (this.#merges.length === 0) return
    const hasOwn = cells.some((cell) => cell !== null && cell !== undefined)
    this.#active = this.#active.filter(({ merge }) => merge.bottom >= row)
    for (
      let merge = this.#merges[this.#next];
      merge && merge.top <= row;
      merge = this.#merges[++this.#next]
    ) {
      if (merge.bottom < row || merge.left >= limits.columns) continue
      this.#active.push({ merge, value: merge.top === row ? (cells[merge.left] ?? null) : null })
      // Ranges cannot overlap, so more of them in one row than columns is no sheet a program wrote.
      if (this.#active.length > limits.columns) throw new WorkbookError('WORKBOOK_BROKEN')
    }
    if (!hasOwn) return
    for (const { merge, value } of this.#active) {
      if (value === null) continue
      const right = Math.min(merge.right, limits.columns - 1)
      while (cells.length <= right) cells.push(null)
      for (let column = merge.left; column <= right; column++) cells[column] ??= value
    }
  }
}
