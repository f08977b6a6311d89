import type { CheckedRow, Mapping } from '../../../shared/modules/imports/contract.ts'

export type Problem = CheckedRow['problems'][number]
export type Change = CheckedRow['changes'][number]

export interface PlacedCell {
  text: string
  problems: Problem[]
  change: Change | null
}

/** A checked row with what was found standing in the cell it is about. */
export interface PlacedRow {
  row: number
  outcome: CheckedRow['outcome']
  checked: CheckedRow
  cells: PlacedCell[]
  /** What concerns fields that no column fills. */
  loose: { problems: Problem[]; changes: Change[] }
}

/** `width`: how many columns are shown; a shorter row is filled up with empty cells. */
export function placeRow(checked: CheckedRow, mapping: Mapping, width: number): PlacedRow {
  const count = Math.max(width, checked.cells.length)
  const cells: PlacedCell[] = Array.from({ length: count }, (_, index) => ({
    text: checked.cells[index] ?? '',
    problems: [],
    change: null,
  }))
  const loose: PlacedRow['loose'] = { problems: [], changes: [] }
  const cellOf = (field: Problem['field']) => {
    const column = mapping[field]
    return column === undefined ? undefined : cells[column]
  }
  for (const problem of checked.problems) (cellOf(problem.field) ?? loose).problems.push(problem)
  for (const change of checked.changes) {
    const cell = cellOf(change.field)
    if (cell && !cell.change) cell.change = change
    else loose.changes.push(change)
  }
  return { row: checked.row, outcome: checked.outcome, checked, cells, loose }
}
