/** What a chart of bars shows; the table beside it is the same in numbers. */
export interface BarModel {
  labels: readonly string[]
  /** One or two; the second is drawn hatched, so that nobody needs a colour to tell them apart. */
  series: readonly { name: string; values: readonly number[] }[]
  /** Bars lie, one line a label: for names too long to stand under a bar. */
  lying: boolean
}

/** How it is drawn: CSS colours, font sizes in pixels. */
export interface BarLook {
  first: string
  second: string
  hatch: string
  text: string
  line: string
  surface: string
  fontFamily: string
  fontSize: number
}
