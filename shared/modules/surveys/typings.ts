import type { Answer, Cell } from './cells.ts'

/** What two typings of one paper say differently. */
export interface TypedDifferently {
  cell: number
  first: Answer
  second: Answer
  /** What a correction against the paper said already; undefined where the paper has to be looked at. */
  settled?: Answer
}

/**
 * The cells that are typed twice: all but open questions, because two people abbreviate handwriting differently and neither is
 * wrong.
 */
export const typedTwice = (cells: readonly Cell[]): Cell[] =>
  cells.filter(({ question }) => question.kind !== 'open')

export const sameAnswer = (one: Answer, other: Answer): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/**
 * Where two typings of one paper differ, cell by cell. `now` is what stands there today: an error of the first typing that was
 * corrected since is still its error, settled by a second typing that says the same as the correction; a correction that the
 * second typing contradicts differs from it too.
 */
export function differentCells(
  cells: readonly Cell[],
  first: readonly Answer[],
  second: readonly Answer[],
  now: readonly Answer[] = first,
): TypedDifferently[] {
  return typedTwice(cells).flatMap(({ index: cell }): TypedDifferently[] => {
    const [typed, again, stands] = [first, second, now].map((answers) => answers[cell] ?? null) as [
      Answer,
      Answer,
      Answer,
    ]
    const asFirst = sameAnswer(typed, again)
    if (!sameAnswer(stands, again)) return [{ cell, first: asFirst ? stands : typed, second: again }]
    return asFirst ? [] : [{ cell, first: typed, second: again, settled: again }]
  })
}
