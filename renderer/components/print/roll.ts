import { rollHeights } from '../../../shared/contract/desktop.ts'

const pixelsInMillimetre = 96 / 25.4
/** What the rounding of a page's size may take away. */
const spare = 1

/** How long a piece of the roll a sheet of this height in pixels takes, in whole millimetres. */
export function rollHeightOf(pixels: number): number {
  const millimetres = Math.ceil(pixels / pixelsInMillimetre) + spare
  return Math.min(rollHeights.longest, Math.max(rollHeights.shortest, millimetres))
}

let rule: CSSStyleSheet | null = null

/** Tells the print style how long the page of a roll is; a style cannot take it from its content. */
export function setRollHeight(millimetres: number): void {
  if (!rule) {
    rule = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule]
  }
  rule.replaceSync(`@page sheet-roll { size: 80mm ${millimetres}mm; margin: 0; }`)
}
