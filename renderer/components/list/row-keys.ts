/** The row a key leads to from the one that has the focus; null for a key that means something else. */
export function rowStep(key: string, at: number, count: number): number | null {
  const last = count - 1
  if (key === 'ArrowDown') return Math.min(last, at + 1)
  if (key === 'ArrowUp') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** How much larger than normal the letters are, so that columns grow along with them. */
export const pixelScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
