/**
 * How a cell of a laid-out page looks. Amounts are integer fen, shares hundredths of a percent; `integer`, `decimal`, `fine` and
 * `ratio` (0 to 1, shown in percent) are numbers as they are.
 */
export type LayoutStyle =
  | 'title'
  | 'subtitle'
  | 'section'
  | 'heading'
  | 'label'
  | 'words'
  | 'strong'
  | 'centred'
  | 'money'
  | 'strong-money'
  | 'percent'
  | 'change'
  | 'area'
  | 'integer'
  | 'decimal'
  | 'fine'
  | 'ratio'
  | 'code'
  | 'plain'
  | 'right'

export interface LayoutCell {
  value: string | number | null
  style: LayoutStyle
  /** Columns it reaches over, itself included; 1 where nothing is said. */
  span?: number
}

export interface LayoutRow {
  cells: readonly LayoutCell[]
  /** In points; the usual one where nothing is said. */
  height?: number
}

/** A sheet as it is to be printed and posted, cell by cell, for the writer's worker. */
export interface Layout {
  name: string
  paper: 'A4' | 'A3'
  landscape: boolean
  /** Widths in characters, Excel's own unit. */
  widths: readonly number[]
  rows: readonly LayoutRow[]
  /** Rows repeated at the top of every page; none where it is 0. */
  titleRows: number
  footer: string
  /** ISO 8601. */
  writtenAt: string
}
