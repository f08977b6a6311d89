import type { Answer, Cell } from './cells.ts'

/** What two typings of one paper say differently. */
export interface TypedDifferently {
  cell: number
  first: Answer
  second: Answer
}

/**
 * The cells that are typed twice: all but open questions, because two people abbreviate handwriting differently and neither is
 * wrong.
 */
export const typedTwice = (cells: readonly Cell[]): Cell[] =>
  cells.filter(({ question }) => question.kind !== 'open')

export const sameAnswer = (one: Answer, other: Answer): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** Where two typings of one paper differ, cell by cell. */
export function differentCells(
  cells: readonly Cell[],
  first: readonly Answer[],
  second: readonly Answer[],
): TypedDifferently[] {
  return typedTwice(cells)
    .map(({ index }) => ({ cell: index, first: first[index] ?? null, second: second[index] ?? null }))
    .filter((typed) => !sameAnswer(typed.first, typed.second))
}
