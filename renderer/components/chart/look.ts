import type { ChartLook } from './model.ts'

const pointsToPixels = 96 / 72

/** The page's colours and letters as they are now: they follow the theme and the chosen size. */
export function screenLook(): ChartLook {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    first: token('--accent'),
    second: token('--accent-weak'),
    hatch: token('--accent'),
    text: token('--muted'),
    line: token('--line'),
    surface: token('--surface'),
    levels: ['--done-weak', '--info-weak', '--soon-weak', '--late-weak', '--surface'].map(token),
    letters: token('--text'),
    fontFamily: token('--font'),
    fontSize: parseFloat(style.fontSize) * 0.8125,
  }
}

/** Ink on paper; no colour says anything. */
export function paperLook(): ChartLook {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    first: token('--ink-soft'),
    second: token('--paper'),
    hatch: token('--ink'),
    text: token('--ink'),
    line: token('--ink-line'),
    surface: token('--paper'),
    levels: ['--paper', '--ink-tint', '--ink-tone', '--ink-shade', '--paper'].map(token),
    letters: token('--ink'),
    fontFamily: token('--font'),
    fontSize: 8 * pointsToPixels,
  }
}
