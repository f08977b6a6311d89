import { answersIn } from '../stored.ts'
import { rated, type Cell } from '../../../../../shared/modules/surveys/cells.ts'
import type { StoredResponse } from './read-wave.ts'

/** Nothing was answered there. */
export const blank = -1

/** The responses that count, by place: one number a response in the order they came. */
export interface Answers {
  rows: number
  cells: Cell[]
  /** What was said at a place: 0 to 10, the option's number, or `blank`. Nothing is read of several options and of words. */
  said: Int8Array[]
  /** By the number of its cell, the options taken in a question with several. */
  several: Map<number, (number[] | null)[]>
  houses: (number | null)[]
  houseKinds: (string | null)[]
  buildings: (number | null)[]
}

export function answersByCell(cells: Cell[], responses: readonly StoredResponse[]): Answers {
  const rows = responses.length
  const said = cells.map(() => new Int8Array(rows).fill(blank))
  const several = new Map(
    cells
      .filter(({ question }) => question.kind === 'choices')
      .map(({ index }): [number, (number[] | null)[]] => [index, new Array<null>(rows).fill(null)]),
  )
  responses.forEach(({ answers }, row) => {
    const given = answersIn(answers)
    for (let cell = 0; cell < cells.length; cell++) {
      const answer = given[cell]
      if (typeof answer === 'number') said[cell]![row] = answer
      else if (Array.isArray(answer)) several.get(cell)![row] = answer
    }
  })
  return {
    rows,
    cells,
    said,
    several,
    houses: responses.map(({ house_id: house }) => house),
    houseKinds: responses.map(({ house_kind: kind }) => kind),
    buildings: responses.map(({ building_id: building }) => building),
  }
}

/** A figure a response: NaN where there is none. Inside this folder only, nothing leaves it. */
export type Values = Float64Array

/** What each response rates these places with on average; 不了解 and blank are no rating. */
export function ratingsOf({ said, rows }: Answers, cells: readonly Cell[]): Values {
  const values = new Float64Array(rows).fill(Number.NaN)
  const columns = cells.map(({ index }) => said[index]!)
  for (let row = 0; row < rows; row++) {
    let sum = 0
    let count = 0
    for (const column of columns) {
      const rating = rated(column[row])
      if (rating === null) continue
      sum += rating
      count++
    }
    if (count > 0) values[row] = sum / count
  }
  return values
}
