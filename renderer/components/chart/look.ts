import type { BarLook } from './model.ts'

const pointsToPixels = 96 / 72

/** The page's colours and letters as they are now: they follow the theme and the chosen size. */
export function screenLook(): BarLook {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    first: token('--accent'),
    second: token('--accent-weak'),
    hatch: token('--accent'),
    text: token('--muted'),
    line: token('--line'),
    surface: token('--surface'),
    fontFamily: token('--font'),
    fontSize: parseFloat(style.fontSize) * 0.8125,
  }
}

/** Ink on paper; no colour says anything. */
export function paperLook(): BarLook {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    first: token('--ink-soft'),
    second: token('--paper'),
    hatch: token('--ink'),
    text: token('--ink'),
    line: token('--ink-line'),
    surface: token('--paper'),
    fontFamily: token('--font'),
    fontSize: 8 * pointsToPixels,
  }
}
