/** What a chart of bars shows; the table beside it is the same in numbers. */
export interface BarModel {
  labels: readonly string[]
  /** One or two; the second is drawn hatched, so that nobody needs a colour to tell them apart. */
  series: readonly { name: string; values: readonly number[] }[]
  /** Bars lie, one line a label: for names too long to stand under a bar. */
  lying: boolean
  /** How a value is written; as it is where nothing is said. */
  format?: (value: number) => string
  /** Where the axis ends: 100 for percents. */
  top?: number
}

/** A grid of cells, each of one of a few levels; every cell is lettered, so that nobody needs a colour. */
export interface HeatModel {
  /** From left to right; empty texts where they have no names. */
  columns: readonly string[]
  /** From the top. */
  rows: readonly string[]
  cells: readonly HeatCell[]
}
export interface HeatCell {
  /** What it stands for, handed back when it is clicked. */
  id: number
  column: number
  row: number
  /** 0 is the best of five, the last one means that there is nothing to say. */
  level: number
  /** Stands in it. */
  label: string
  /** Said of it when somebody points at it, by lines. */
  words: readonly string[]
}

/** Values with their intervals, one line a label. */
export interface IntervalModel {
  labels: readonly string[]
  /** One or two, told apart by the shape of their points. Null where there is nothing to show. */
  series: readonly {
    name: string
    points: readonly ({ value: number; low: number | null; high: number | null } | null)[]
  }[]
  format: (value: number) => string
  /** Where the axis begins and ends, where that does not follow from the values. */
  from?: number
  top?: number
  /** What is to be reached. */
  goal?: { name: string; value: number }
}

/** Named points between two measures. */
export interface QuadrantModel {
  points: readonly { label: string; x: number; y: number }[]
  x: { name: string; format: (value: number) => string }
  y: { name: string; format: (value: number) => string }
  /** Where the four fields meet. */
  cross: { x: number; y: number } | null
  /** What the fields are called. */
  corners?: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string }
}

/** How it is drawn: CSS colours, font sizes in pixels. */
export interface ChartLook {
  first: string
  second: string
  hatch: string
  text: string
  line: string
  surface: string
  /** Of the levels of a grid, and of the letters on them. */
  levels: readonly string[]
  letters: string
  fontFamily: string
  fontSize: number
}
