import type { Sheet } from './sheet.ts'

const longestName = 20

/**
 * The row of a preview that looks most like a header: most different short texts that are no numbers, the first of
 * equals. Null for an empty preview.
 */
export function likelyHeader(preview: Sheet['preview']): number | null {
  let best: { row: number; names: number } | null = null
  for (const { row, cells } of preview) {
    const names = new Set(
      cells.map((cell) => cell.trim()).filter((cell) => cell.length <= longestName && /\p{L}/u.test(cell)),
    ).size
    if (!best || names > best.names) best = { row, names }
  }
  return best?.row ?? null
}
