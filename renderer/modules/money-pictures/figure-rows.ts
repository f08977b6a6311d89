import type { RouteLocationRaw } from 'vue-router'

/** A cell of a table beside a picture: what stands in it, and the list that says the same, where there is one. */
export interface Figure {
  text: string
  to?: RouteLocationRaw | null
}
export interface FigureRow {
  key: string
  label: string
  /** Below the line it belongs to. */
  inner?: boolean
  /** What all lines come to. */
  total?: boolean
  /** Where the line's own name leads. */
  to?: RouteLocationRaw
  figures: readonly Figure[]
}

/** `85.23%` for 8523 hundredths of a percent; a dash for none. */
export const percentText = (hundredths: number | null): string =>
  hundredths === null ? '—' : `${(hundredths / 100).toFixed(2)}%`
