import type { z } from 'zod'
import type { OccupancyRole } from '../../../../../shared/modules/residents/terms.ts'
import type { resultsContract } from '../../../../../shared/modules/surveys/result-contract.ts'
import type { QuestionTheme } from '../../../../../shared/modules/surveys/terms.ts'
import { pairedEstimate } from '../../../../../shared/statistics/means.ts'
import { cleanText } from '../../../../../shared/text/normalise.ts'
import type { Call } from '../../../kernel/call.ts'
import { compared, ratedOf } from './compare.ts'
import { shown } from './figures.ts'
import { mattersOf } from './matters.ts'
import { countedAnswers, readWave, type Asked, type StoredWave } from './read-wave.ts'
import { momentsOfVariable, type Variable } from './variable.ts'

export type ChangeAsked = Asked & { beforeId: number }
export type ChangeAnswer = z.output<NonNullable<(typeof resultsContract)['change']['~orpc']['outputSchema']>>

export interface StoredChange {
  before: StoredWave
  now: StoredWave
  /** Houses whose owner, tenant or merchant left from the first day of the one wave to the last of the other. */
  left: number[]
}

export async function readChange(db: Call['db'], { waveId, beforeId }: ChangeAsked): Promise<StoredChange> {
  const before = await readWave(db, beforeId)
  const now = await readWave(db, waveId)
  const rows = await db
    .selectFrom('occupancies')
    .select('house_id')
    .distinct()
    .where('role', 'in', ['owner', 'tenant', 'merchant'] satisfies OccupancyRole[])
    .where('until', '>=', before.facts.fromDay)
    .where('until', '<=', now.facts.untilDay)
    .orderBy('house_id')
    .execute()
  return { before, now, left: rows.map(({ house_id: house }) => house) }
}

/** Two waves: everybody of the one against everybody of the other, and the households that answered both against themselves. */
export function computeChange({ before, now, left }: StoredChange, asked: ChangeAsked): ChangeAnswer {
  const { confidence } = now.facts
  const [earlier, later] = [before, now].map((wave) => {
    const answers = countedAnswers(wave, asked)
    return { answers, rated: ratedOf(mattersOf(answers, wave.questions)) }
  })
  const sameHouses = pairsOf(earlier!.answers.houses, later!.answers.houses)
  const emptied = new Set<number | null>(left)
  const pairs = sameHouses.filter(([was]) => !emptied.has(earlier!.answers.houses[was]!))
  const rows = later!.rated.flatMap(({ theme, satisfaction }) => {
    const old = earlier!.rated.find((row) => row.theme === theme)?.satisfaction
    if (!old) return []
    const { first, second, difference } = compared(
      momentsOfVariable(satisfaction),
      momentsOfVariable(old),
      confidence,
    )
    const both = pairs.flatMap(([was, is]) => {
      const values = [valueAt(old, was), valueAt(satisfaction, is)] as const
      return values[0] === null || values[1] === null ? [] : [[values[0], values[1]] as const]
    })
    return [
      {
        theme,
        items: itemsOf(theme, before, now),
        before: second,
        now: first,
        change: difference,
        paired: shown(pairedEstimate(both, confidence)),
      },
    ]
  })
  return {
    before: {
      id: before.facts.id,
      code: before.facts.code,
      name: before.facts.name,
      used: earlier!.answers.rows,
    },
    used: later!.answers.rows,
    pairs: pairs.length,
    moved: sameHouses.length - pairs.length,
    rows,
  }
}

/** What a theme's satisfaction is asked by in both: the short form's one question is not the standard's four. */
function itemsOf(theme: QuestionTheme, before: StoredWave, now: StoredWave) {
  const [was, is] = [before, now].map(({ questions }) =>
    questions
      .filter((question) => question.theme === theme && question.aspects.includes('satisfaction'))
      .map(({ words }) => cleanText(words))
      .sort(),
  )
  return { before: was!.length, now: is!.length, same: JSON.stringify(was) === JSON.stringify(is) }
}

const valueAt = ({ levels, at }: Variable, row: number): number | null =>
  at[row]! < 0 ? null : levels[at[row]!]!

/** Rows of the households in both; one that answered twice in a wave is its first response there. */
function pairsOf(
  before: readonly (number | null)[],
  now: readonly (number | null)[],
): [was: number, is: number][] {
  const firstRows = (houses: readonly (number | null)[]): Map<number, number> => {
    const rows = new Map<number, number>()
    houses.forEach((house, row) => {
      if (house !== null && !rows.has(house)) rows.set(house, row)
    })
    return rows
  }
  const was = firstRows(before)
  return [...firstRows(now)].flatMap(([house, row]) => (was.has(house) ? [[was.get(house)!, row]] : []))
}
